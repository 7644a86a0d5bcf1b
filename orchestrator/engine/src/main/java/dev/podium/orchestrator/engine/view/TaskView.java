package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.util.Comparator;
import java.util.Optional;

/**
 * A task, what was observed of it and where it is.
 *
 * @param node empty when the node does not exist any more
 * @param welcome operators let it stay on that node, as far as its taints and its fence go
 */
public record TaskView(Task task, Optional<TaskStatus> status, Optional<NodeView> node, boolean welcome) {
    /** Ids made in the same millisecond decide between tasks of the same moment, so the order is total. */
    public static final Comparator<TaskView> OLDEST_FIRST = Comparator.comparing(
                    (TaskView view) -> view.task().createdAt())
            .thenComparing(view -> view.task().id());

    public TaskId id() {
        return task.id();
    }

    /** A task no node has reported on yet is assigned: the leader chose a node when it made it. */
    public TaskState state() {
        return status.map(TaskStatus::state).orElse(TaskState.ASSIGNED);
    }

    public boolean ended() {
        return state().ended();
    }

    /** It is to run and may still do so. */
    public boolean wanted() {
        return task.desired() == DesiredState.RUN && !ended();
    }

    /** It is on its way out, and still there. */
    public boolean leaving() {
        return task.desired() != DesiredState.RUN && !ended();
    }

    /** It ended although nobody wanted it to. */
    public boolean endedByItself() {
        return task.desired() == DesiredState.RUN && ended();
    }

    /** It ended by itself, and its slot stays as it is. */
    public boolean endedForGood() {
        return endedByItself() && !followed();
    }

    /** Whether its restart policy follows the way it ended. */
    public boolean followed() {
        return switch (task.release().restart().when()) {
            case ALWAYS -> true;
            case ON_FAILURE -> state() != TaskState.COMPLETE;
            case NEVER -> innocent();
        };
    }

    /** It did not end by its own doing: its node is gone or somebody stopped it. */
    public boolean innocent() {
        return state() == TaskState.ORPHANED || state() == TaskState.SHUTDOWN;
    }

    /** It was ready at least once. */
    public boolean provenReady() {
        return state() == TaskState.READY;
    }

    /** It can serve now, as far as is known. */
    public boolean available() {
        return wanted()
                && status.filter(s -> s.ready() && s.state().running()).isPresent()
                && node.filter(n -> !n.unreachable()).isPresent();
    }

    /** It may stay on its node. */
    public boolean settled() {
        return welcome && node.filter(NodeView::keepsTasks).isPresent();
    }

    public boolean onLostNode() {
        return node.map(NodeView::unreachable).orElse(true);
    }
}
