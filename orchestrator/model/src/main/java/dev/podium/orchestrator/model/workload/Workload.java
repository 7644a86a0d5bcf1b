package dev.podium.orchestrator.model.workload;

import java.util.Optional;

/**
 * An app, a job or a cron as the orchestrator sees it.
 *
 * @param uid tells an app from an earlier one of the same name
 * @param replicas desired number of tasks of {@link Kind#REPLICATED}; ignored for the others
 * @param restarts how often a restart of all tasks was asked for; tasks made before the latest are replaced
 * @param terms how it stands among the cluster's other workloads
 * @param deleted the app is gone: its tasks are stopped, then it is forgotten
 * @param job for jobs and crons: when one is done
 * @param cron for crons: when a job is made
 */
public record Workload(
        WorkloadId id,
        String uid,
        Kind kind,
        int replicas,
        Release release,
        int restarts,
        Terms terms,
        boolean deleted,
        Optional<JobPolicy> job,
        Optional<CronPolicy> cron) {
    /** How the number of tasks is found. */
    public enum Kind {
        /** As many tasks as there are replicas. */
        REPLICATED,
        /** One task on each node that fits. */
        GLOBAL,
        /** As many tasks, one after the other or beside each other, as it takes until enough have ended with 0. */
        JOB,
        /** None itself: it makes a job each time its schedule says so. */
        CRON;

        /** Whether it keeps tasks running, rather than wait for them to end. */
        public boolean serves() {
            return this == REPLICATED || this == GLOBAL;
        }
    }

    /** An app that serves, which has no policy of jobs. */
    public Workload(
            WorkloadId id,
            String uid,
            Kind kind,
            int replicas,
            Release release,
            int restarts,
            Terms terms,
            boolean deleted) {
        this(id, uid, kind, replicas, release, restarts, terms, deleted, Optional.empty(), Optional.empty());
    }

    public Workload {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas " + replicas + " is not valid: expected zero or more");
        }
        if (job.isPresent() == kind.serves() || cron.isPresent() != (kind == Kind.CRON)) {
            throw new IllegalArgumentException(
                    id + " of kind " + kind + " has " + job + " and " + cron + ": expected what its kind needs");
        }
    }

    /** The version a task must have to be current. */
    public Revision revision() {
        return new Revision(release.number(), restarts);
    }

    /** The same app, gone. */
    public Workload gone() {
        return new Workload(id, uid, kind, replicas, release, restarts, terms, true, job, cron);
    }

    /** A release and how often it was asked to restart: tasks with an older revision are replaced. */
    public record Revision(int release, int restarts) {}
}
