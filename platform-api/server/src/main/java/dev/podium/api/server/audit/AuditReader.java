package dev.podium.api.server.audit;

import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.resource.LabelSelector;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.tenants.access.Collection;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds entries and writes them out. */
@Singleton
final class AuditReader {
    private static final int MOST_EXPORTED = 10_000;
    private static final String HEADINGS =
            "place,at,actor,session,operation,path,permission,collection,outcome,status,code,address,requestId,before,after,hash";

    private final AuditRows rows;
    private final Pages pages;
    private final JsonMapper json;

    AuditReader(AuditRows rows, Pages pages, JsonMapper json) {
        this.rows = rows;
        this.pages = pages;
        this.json = json;
    }

    /** Newest first. */
    Page<AuditEntry> list(Collection collection, AuditQuery query, PageRequest page) {
        Page<AuditRow> found = pages.page(
                "audit of " + collection,
                page,
                Pages.Source.of(
                        (after, count) -> find(
                                collection, query, after.map(Long::parseLong).orElse(Long.MAX_VALUE), count),
                        row -> Long.toString(row.id())),
                _ -> true);
        return new Page<>(found.items().stream().map(AuditRow::entry).toList(), found.cursor());
    }

    Page<AuditEntry> export(Collection collection, AuditQuery query, @Nullable String cursor) {
        return list(
                collection,
                query,
                new PageRequest(MOST_EXPORTED, Optional.ofNullable(cursor), Optional.empty(), LabelSelector.parse("")));
    }

    private List<AuditRow> find(Collection collection, AuditQuery query, long below, int count) {
        String within = collection.equals(Collection.PLATFORM) ? "/%" : literal(collection.path()) + "/%";
        return rows.find(
                below,
                collection.path(),
                within,
                query.actor(),
                query.outcome(),
                query.operation().isEmpty() ? "" : "%" + literal(query.operation()) + "%",
                query.path().isEmpty() ? "" : literal(query.path()) + "%",
                query.since(),
                query.until(),
                count);
    }

    /** What a LIKE would take for a wildcard is meant as it is. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    String written(List<AuditEntry> entries, AuditText text) {
        return switch (text) {
            case NDJSON -> entries.stream().map(this::line).collect(Collectors.joining());
            case CSV ->
                HEADINGS + "\r\n" + entries.stream().map(AuditReader::row).collect(Collectors.joining());
        };
    }

    private String line(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("entry " + entry.id() + " cannot be written as JSON", e);
        }
    }

    private static String row(AuditEntry entry) {
        return Stream.of(
                                entry.place(),
                                entry.at(),
                                entry.actor(),
                                entry.session(),
                                entry.operation(),
                                entry.path(),
                                entry.permission(),
                                entry.collection(),
                                entry.outcome(),
                                entry.status(),
                                entry.code(),
                                entry.address(),
                                entry.requestId(),
                                entry.before(),
                                entry.after(),
                                entry.hash())
                        .map(AuditReader::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Quoted, and so that no spreadsheet takes it for a formula. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
