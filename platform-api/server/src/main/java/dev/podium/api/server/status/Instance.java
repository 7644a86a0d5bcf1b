package dev.podium.api.server.status;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.util.Comparator;

/**
 * A task with what is known of it.
 *
 * @param connected whether its node reports at present; without that the status is the last that was heard
 */
public record Instance(Task task, TaskStatus status, boolean connected) implements Comparable<Instance> {
    /** By slot, then in the order in which they were made. */
    private static final Comparator<Instance> ORDER = Comparator.comparing(
                    (Instance instance) -> instance.task.slot(), SlotOrder.BY_KEY)
            .thenComparingLong(instance -> instance.task.createdAt().toEpochMilli())
            .thenComparing(instance -> instance.task.id().toString());

    private static final int MILLIS_DIGITS = 15;

    static Instance of(Task task, ClusterSnapshot snapshot) {
        TaskStatus status = snapshot.statuses().get(task.id());
        NodeSession session = snapshot.sessions().get(task.node());
        return new Instance(
                task,
                status == null ? TaskStatus.of(task.id(), TaskState.ASSIGNED, task.createdAt()) : status,
                session != null && session.connected());
    }

    /** Wanted, and not over. */
    public boolean live() {
        return task.desired() == DesiredState.RUN && !status.state().ended();
    }

    public boolean ready() {
        return live() && status.ready();
    }

    public boolean running() {
        return status.state().running();
    }

    /** Whether its process ended as it should not have, or never began. */
    public boolean failed() {
        return status.state() == TaskState.FAILED || status.state() == TaskState.REJECTED;
    }

    /** Sorts like {@link #compareTo}, and is unique. */
    public String key() {
        return SlotOrder.key(task.slot()) + " "
                + SlotOrder.padded(task.createdAt().toEpochMilli(), MILLIS_DIGITS) + " " + task.id();
    }

    @Override
    public int compareTo(Instance other) {
        return ORDER.compare(this, other);
    }
}
