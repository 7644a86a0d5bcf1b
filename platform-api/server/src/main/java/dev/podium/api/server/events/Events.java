package dev.podium.api.server.events;

import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.api.server.watch.Feed;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads and watches events. */
@Singleton
final class Events {
    /** So many of those that happened before a watch began are told first. */
    private static final int EARLIER = 100;

    private static final int MOST_RESUMED = 5_000;

    private final EventRows rows;
    private final EventTail tail;
    private final Pages pages;

    Events(EventRows rows, EventTail tail, Pages pages) {
        this.rows = rows;
        this.tail = tail;
        this.pages = pages;
    }

    /** Which events somebody asks for. */
    sealed interface Scope {
        record OfApp(String namespace, String app) implements Scope {}

        record OfNamespace(String namespace) implements Scope {}

        record OfPlatform() implements Scope {}
    }

    /** Newest first. */
    Page<Event> list(Scope scope, PageRequest request) {
        Page<EventRow> page = pages.page(
                "events " + scope,
                request,
                Pages.Source.of(
                        (after, count) ->
                                before(scope, after.map(Long::parseLong).orElse(Long.MAX_VALUE), count),
                        row -> Long.toString(row.seq())),
                _ -> true);
        return new Page<>(page.items().stream().map(EventRow::event).toList(), page.cursor());
    }

    /** @param lastSeen the sequence number of the last event a client has seen */
    Feed watch(Scope scope, Optional<String> lastSeen) {
        Predicate<EventRow> wanted = wanted(scope);
        Optional<Long> after = lastSeen.map(Events::sequence);
        after.ifPresent(this::requireStillKnown);
        return new EventFeed(
                tail,
                wanted,
                () -> after.map(seq -> rows.after(seq, MOST_RESUMED).stream()
                                .filter(wanted)
                                .toList())
                        .orElseGet(() -> oldestFirst(before(scope, Long.MAX_VALUE, EARLIER))));
    }

    private List<EventRow> before(Scope scope, long before, int count) {
        return switch (scope) {
            case Scope.OfApp(var namespace, var app) -> rows.ofApp(namespace, app, before, count);
            case Scope.OfNamespace(var namespace) -> rows.ofNamespace(namespace, before, count);
            case Scope.OfPlatform() -> rows.ofPlatform(before, count);
        };
    }

    private static Predicate<EventRow> wanted(Scope scope) {
        return switch (scope) {
            case Scope.OfApp(var namespace, var app) ->
                row -> namespace.equals(row.namespace())
                        && row.kind().equals("App")
                        && row.name().equals(app);
            case Scope.OfNamespace(var namespace) -> row -> namespace.equals(row.namespace());
            case Scope.OfPlatform() -> row -> Objects.isNull(row.namespace());
        };
    }

    private void requireStillKnown(long seq) {
        if (seq + 1 < rows.oldest() || seq > rows.newest()) {
            throw ApiProblem.of(
                    HttpStatus.GONE,
                    "watch_expired",
                    "The watch cannot be resumed",
                    "Last-Event-ID is " + seq + ", which is no longer known. List again, and watch without it.");
        }
    }

    private static long sequence(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ApiProblem.badRequest(
                    "query_invalid", "Last-Event-ID is \"" + text + "\": expected the id of an event of this watch.");
        }
        return Long.parseLong(text);
    }

    private static List<EventRow> oldestFirst(List<EventRow> newestFirst) {
        List<EventRow> sorted = new ArrayList<>(newestFirst);
        sorted.sort(Comparator.comparingLong(EventRow::seq));
        return sorted;
    }
}
