package dev.podium.orchestrator.model.task;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt in a slot, on one node. Never revived: a restart is a new task in the same slot.
 *
 * <p>It carries its release, so that a node (and a leader that meets an old task) needs nothing else to run it.
 *
 * @param desiredSince when {@code desired} last changed; a drain is measured from it
 * @param attempt 1 for the first task of a slot in a release; one more for each that follows a failed one
 * @param notBefore the node starts it no earlier (restart backoff)
 * @param gpus the node's GPUs it was given, by index: each to itself, or a share of the one
 * @param yieldsTo the more important workload for whose sake it leaves
 * @param replaces the task of the same slot that leaves when this one serves, because this one is better placed
 */
public record Task(
        TaskId id,
        WorkloadId workload,
        String workloadUid,
        Slot slot,
        Release release,
        int restarts,
        NodeName node,
        DesiredState desired,
        Instant desiredSince,
        int attempt,
        Instant createdAt,
        Instant notBefore,
        List<Integer> gpus,
        Optional<WorkloadId> yieldsTo,
        Optional<TaskId> replaces) {
    public Task {
        gpus = List.copyOf(gpus);
    }

    /** A task nobody made leave for somebody else, and that drives nobody out. */
    public Task(
            TaskId id,
            WorkloadId workload,
            String workloadUid,
            Slot slot,
            Release release,
            int restarts,
            NodeName node,
            DesiredState desired,
            Instant desiredSince,
            int attempt,
            Instant createdAt,
            Instant notBefore,
            List<Integer> gpus) {
        this(
                id,
                workload,
                workloadUid,
                slot,
                release,
                restarts,
                node,
                desired,
                desiredSince,
                attempt,
                createdAt,
                notBefore,
                gpus,
                Optional.empty(),
                Optional.empty());
    }

    /** The same without GPUs. */
    public Task(
            TaskId id,
            WorkloadId workload,
            String workloadUid,
            Slot slot,
            Release release,
            int restarts,
            NodeName node,
            DesiredState desired,
            Instant desiredSince,
            int attempt,
            Instant createdAt,
            Instant notBefore) {
        this(
                id,
                workload,
                workloadUid,
                slot,
                release,
                restarts,
                node,
                desired,
                desiredSince,
                attempt,
                createdAt,
                notBefore,
                List.of());
    }

    public Revision revision() {
        return new Revision(release.number(), restarts);
    }

    /** The same task with another desired state; desired states move forward only. */
    public Task desire(DesiredState next, Instant at) {
        if (next.compareTo(desired) < 0) {
            throw new IllegalArgumentException("task " + id + " is to " + desired + " and cannot go back to " + next);
        }
        return new Task(
                id,
                workload,
                workloadUid,
                slot,
                release,
                restarts,
                node,
                next,
                at,
                attempt,
                createdAt,
                notBefore,
                gpus,
                yieldsTo,
                replaces);
    }

    /** The same task, on record as making room for a more important workload. */
    public Task makingWay(WorkloadId to) {
        return new Task(
                id,
                workload,
                workloadUid,
                slot,
                release,
                restarts,
                node,
                desired,
                desiredSince,
                attempt,
                createdAt,
                notBefore,
                gpus,
                Optional.of(to),
                replaces);
    }

    /** The same task, on record as taking over from one that is placed worse. */
    public Task replacing(TaskId other) {
        return new Task(
                id,
                workload,
                workloadUid,
                slot,
                release,
                restarts,
                node,
                desired,
                desiredSince,
                attempt,
                createdAt,
                notBefore,
                gpus,
                yieldsTo,
                Optional.of(other));
    }
}
