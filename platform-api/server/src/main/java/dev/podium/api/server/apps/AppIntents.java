package dev.podium.api.server.apps;

import dev.podium.api.server.access.Places;
import dev.podium.api.server.manifest.SpecTranslation;
import dev.podium.api.server.publish.Intent;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the publisher what the database wants of apps. */
@Singleton
final class AppIntents implements Intent.Apps {
    private static final int BATCH = 500;

    private final AppRows rows;
    private final Places places;
    private final JobDeclarations jobs;

    AppIntents(AppRows rows, Places places, JobDeclarations jobs) {
        this.rows = rows;
        this.jobs = jobs;
        this.places = places;
    }

    @Override
    public Optional<Intent.AppIntent> app(WorkloadId id) {
        return rows.find(id.namespace().value(), id.name()).map(row -> {
            Optional<JobRow> job = jobs.of(row);
            return new Intent.AppIntent(
                    AppReader.workload(row, job, places.tenantOf(id.namespace())),
                    row.deleting() ? List.of() : SpecTranslation.routes(id, row.appSpec()),
                    row.deleting() ? Optional.empty() : job.flatMap(JobRow::runBook));
        });
    }

    @Override
    public List<WorkloadId> all() {
        List<WorkloadId> all = new ArrayList<>();
        List<AppRow> batch = rows.after("", "", BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(row -> all.add(row.id()));
            batch = rows.after(batch.getLast().namespace(), batch.getLast().name(), BATCH);
        }
        return all;
    }
}
