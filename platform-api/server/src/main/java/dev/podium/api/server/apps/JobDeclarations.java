package dev.podium.api.server.apps;

import dev.podium.api.contract.job.JobTerms;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.json.JsonText;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.manifest.Manifest;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.tenants.tenant.TenantName;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What jobs and crons have beside what apps have: read, compared and written along with them. */
@Singleton
final class JobDeclarations {
    private static final int MOST_OPEN = 10;

    private final JobRows rows;

    JobDeclarations(JobRows rows) {
        this.rows = rows;
    }

    /**
     * Empty for apps. The terms are those the app's own document declares, so that a dry run, of which nothing is kept, shows what it
     * would have made.
     */
    Optional<JobRow> of(AppRow app) {
        Family family = Family.of(app.appSpec());
        if (family == Family.APPS) {
            return Optional.empty();
        }
        Optional<String> declared = declared(app, family).map(TermsJson::write);
        Optional<JobRow> stored = rows.find(app.uid());
        return stored.isPresent()
                ? stored.map(row ->
                        new JobRow(row.appUid(), declared.orElse(row.terms()), row.since(), row.triggers(), row.book()))
                : declared.map(terms -> new JobRow(app.uid(), terms, app.updatedAt(), "", null));
    }

    private static Optional<JobTerms> declared(AppRow app, Family family) {
        JsonNode document = JsonText.parse(app.declared().getBytes(StandardCharsets.UTF_8));
        return ManifestReader.read(document, app.id(), family) instanceof Manifest.Accepted accepted
                ? accepted.terms()
                : Optional.empty();
    }

    Workload workload(AppRow app, Optional<TenantName> tenant) {
        return AppReader.workload(app, of(app), tenant);
    }

    boolean same(AppRow app, Optional<JobTerms> wanted) {
        return of(app).map(JobRow::jobTerms).equals(wanted);
    }

    /**
     * Notes that somebody wants a run now; the moment it stands for is no other's.
     *
     * @param handled what was asked for until then has been made or skipped
     */
    Instant ask(AppRow cron, Instant now, Instant handled) {
        JobRow job = of(cron).orElseThrow();
        List<Instant> open = new ArrayList<>(
                job.asked().stream().filter(moment -> moment.isAfter(handled)).toList());
        if (open.size() >= MOST_OPEN) {
            throw ApiProblem.conflict(
                    "too_many_triggers",
                    "Too many runs are asked for",
                    open.size() + " runs of \"" + cron.name()
                            + "\" are asked for and not made yet. Wait until they are.");
        }
        Instant last = open.isEmpty() ? handled : open.getLast();
        Instant moment = now.isAfter(last) ? now : last.plusMillis(1);
        open.add(moment);
        rows.ask(cron.uid(), JobRow.triggers(open));
        return moment;
    }

    /** In the transaction that writes the app. A schedule that is another one, or goes on, takes effect now. */
    void write(UUID app, JobTerms terms, Instant now) {
        Optional<JobRow> before = rows.find(app);
        if (before.isEmpty()) {
            rows.insert(new JobRow(app, TermsJson.write(terms), now, JobRow.triggers(List.of()), null));
            return;
        }
        JobTerms old = before.get().jobTerms();
        boolean goesOn = Objects.equals(old.schedule(), terms.schedule())
                && Objects.equals(old.timeZone(), terms.timeZone())
                && !Boolean.TRUE.equals(old.suspend());
        rows.replace(app, TermsJson.write(terms), goesOn ? before.get().since() : now);
    }
}
