package dev.podium.api.server.apps;

import dev.podium.api.server.manifest.Family;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;

/** Lets other features of the API turn names from a path into an app that is there. */
@Singleton
public final class AppIdentities {
    private final Apps apps;
    private final JobReader jobs;

    AppIdentities(Apps apps, JobReader jobs) {
        this.apps = apps;
        this.jobs = jobs;
    }

    /** @param uid tells the app from an earlier one of the same name */
    public record Identity(WorkloadId id, String uid) {}

    /** @throws dev.podium.api.server.error.ApiProblem 404 when there is no such app */
    public Identity require(String namespace, String app) {
        AppRow row = apps.row(namespace, app);
        return new Identity(row.id(), row.uid().toString());
    }

    /**
     * A job, or a run of a cron, which is one.
     *
     * @throws dev.podium.api.server.error.ApiProblem 404 when there is no such job
     */
    public Identity requireJob(String namespace, String job) {
        return jobs.findRun(namespace, job)
                .map(found -> new Identity(found.run().id(), found.run().uid()))
                .orElseGet(() -> {
                    AppRow row = apps.row(Family.JOBS, namespace, job);
                    return new Identity(row.id(), row.uid().toString());
                });
    }
}
