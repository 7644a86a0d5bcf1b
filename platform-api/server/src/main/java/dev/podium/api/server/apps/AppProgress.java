package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppStatus;
import dev.podium.api.contract.job.JobStatus;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.operations.Progress;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says how far operations on apps have come. */
@Singleton
final class AppProgress implements Progress {
    private final AppRows rows;
    private final AppReader reader;
    private final JobReader jobs;

    AppProgress(AppRows rows, AppReader reader, JobReader jobs) {
        this.rows = rows;
        this.reader = reader;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return "App";
    }

    @Override
    public Standing of(Target target) {
        Optional<AppRow> row = Optional.ofNullable(target.namespace())
                .flatMap(namespace -> rows.find(namespace, target.name()))
                .filter(found -> found.uid().equals(target.uid()));
        if (row.isEmpty()) {
            return new Standing(true, "The app is gone.");
        }
        return switch (Family.of(row.get().appSpec())) {
            case APPS -> app(row.get());
            case JOBS -> job(row.get());
            case CRONS ->
                new Standing(
                        !row.get().deleting(), jobs.cron(row.get()).status().message());
        };
    }

    /** What was asked for has begun; how a job ends is told by the job, however long that takes. */
    private Standing job(AppRow row) {
        JobStatus status = jobs.job(row).status();
        return new Standing(!row.deleting() && !status.state().equals("Pending"), status.message());
    }

    private Standing app(AppRow row) {
        AppStatus status = reader.app(row).status();
        boolean reached = !row.deleting()
                && (status.state().equals("Running")
                        || (status.state().equals("Stopped") && !status.reason().equals("Stopping")));
        return new Standing(reached, status.message());
    }
}
