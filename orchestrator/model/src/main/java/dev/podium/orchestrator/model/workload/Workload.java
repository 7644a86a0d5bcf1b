package dev.podium.orchestrator.model.workload;

/**
 * An app as the orchestrator sees it.
 *
 * @param uid tells an app from an earlier one of the same name
 * @param replicas desired number of tasks; ignored for {@link Kind#GLOBAL}
 * @param restarts how often a restart of all tasks was asked for; tasks made before the latest are replaced
 * @param terms how it stands among the cluster's other workloads
 * @param deleted the app is gone: its tasks are stopped, then it is forgotten
 */
public record Workload(
        WorkloadId id,
        String uid,
        Kind kind,
        int replicas,
        Release release,
        int restarts,
        Terms terms,
        boolean deleted) {
    /** How the number of tasks is found. */
    public enum Kind {
        /** As many tasks as there are replicas. */
        REPLICATED,
        /** One task on each node that fits. */
        GLOBAL
    }

    public Workload {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas " + replicas + " is not valid: expected zero or more");
        }
    }

    /** The version a task must have to be current. */
    public Revision revision() {
        return new Revision(release.number(), restarts);
    }

    /** The same app, gone. */
    public Workload gone() {
        return new Workload(id, uid, kind, replicas, release, restarts, terms, true);
    }

    /** A release and how often it was asked to restart: tasks with an older revision are replaced. */
    public record Revision(int release, int restarts) {}
}
