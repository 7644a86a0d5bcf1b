package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.task.TaskTransitions;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.util.HashMap;
import java.util.Map;

/** Observed and desired states move forward only, and a task stays what and where it is. */
public final class StatesForward implements Invariant {
    private final Map<TaskId, TaskState> seen = new HashMap<>();

    @Override
    public String name() {
        return "states move forward only";
    }

    @Override
    public void changed(MirrorChange change, World world) {
        if (change instanceof MirrorChange.StatusChanged c) {
            // A node may still speak of a task that was forgotten; that is told to go and not taken up again.
            c.after().ifPresentOrElse(this::moved, () -> seen.remove(c.task()));
        }
        if (change instanceof MirrorChange.TaskChanged c
                && c.before().isPresent()
                && c.after().isPresent()) {
            same(c.before().get(), c.after().get());
        }
    }

    private void moved(TaskStatus status) {
        TaskState before = seen.put(status.task(), status.state());
        if (before != null && before != status.state() && !TaskTransitions.allowed(before, status.state())) {
            throw broken("task " + status.task() + " went from " + before + " to " + status.state());
        }
    }

    private void same(Task before, Task after) {
        if (after.desired().compareTo(before.desired()) < 0) {
            throw broken("task " + after.id() + " was to " + before.desired() + " and is now to " + after.desired());
        }
        if (!after.equals(before.desire(after.desired(), after.desiredSince()))) {
            throw broken("task " + after.id() + " became another one: " + before + " is now " + after);
        }
    }

    @Override
    public void storeLost() {
        seen.clear();
    }
}
