package dev.podium.orchestrator.engine.draft;

import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task somebody wants in a slot, before a node is chosen for it.
 *
 * @param release the workload's own, or an older one while an update has not reached the slot
 * @param previous the ended task it follows, when it follows one of the same revision
 * @param delay how long after it is made the node may start it
 */
public record Demand(
        Workload workload,
        Slot slot,
        Release release,
        int restarts,
        Optional<TaskView> previous,
        int attempt,
        Duration delay) {

    /** The first task of a slot nothing is remembered of. */
    public static Demand first(Workload workload, Slot slot) {
        return new Demand(workload, slot, workload.release(), workload.restarts(), Optional.empty(), 1, Duration.ZERO);
    }

    public Revision revision() {
        return new Revision(release.number(), restarts);
    }

    /** The only node it may run on, for slots that are a node. */
    public Optional<NodeName> pinned() {
        return slot instanceof Slot.OnNode(var node) ? Optional.of(node) : Optional.empty();
    }

    /**
     * The node of the task it follows, whose sandbox it can take over; not one that could not run that task at all, nor one where that
     * task made room for somebody more important.
     */
    public Optional<NodeName> preferred() {
        return previous.filter(p -> p.state() != TaskState.REJECTED)
                .filter(p -> p.task().yieldsTo().isEmpty())
                .map(p -> p.task().node());
    }

    /** The node that could not run the task it follows. */
    public Optional<NodeName> shunned() {
        return previous.filter(p -> p.state() == TaskState.REJECTED)
                .map(p -> p.task().node());
    }

    /**
     * The task, once there is a node for it.
     *
     * @param gpus which of the node's GPUs it gets
     */
    public Task on(NodeName node, List<Integer> gpus, TaskId id, Instant now) {
        return new Task(
                id,
                workload.id(),
                workload.uid(),
                slot,
                release,
                restarts,
                node,
                DesiredState.RUN,
                now,
                attempt,
                now,
                now.plus(delay),
                gpus);
    }
}
