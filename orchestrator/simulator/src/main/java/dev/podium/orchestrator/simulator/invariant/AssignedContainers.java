package dev.podium.orchestrator.simulator.invariant;

import dev.podium.node.agent.SimulatedAgent.Container;
import dev.podium.node.agent.TaskBook;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every container belongs to a task the leader gave to that very node, or that follows such a task there; it has one at a time. */
public final class AssignedContainers implements Invariant {
    private final Map<TaskId, NodeName> assigned = new HashMap<>();

    @Override
    public String name() {
        return "containers belong to assigned tasks";
    }

    @Override
    public void changed(MirrorChange change, World world) {
        if (change instanceof MirrorChange.TaskChanged c) {
            c.after().ifPresent(task -> assigned.put(task.id(), task.node()));
        }
    }

    @Override
    public void starting(Machine machine, Task task, World world) {
        if (!task.node().equals(machine.name())) {
            throw broken("task " + task.id() + " of node " + task.node() + " is started on " + machine.name());
        }
        if (machine.containers()
                .of(task.id())
                .map(Container::exit)
                .filter(Optional::isEmpty)
                .isPresent()) {
            throw broken(
                    "task " + task.id() + " on " + machine.name() + " gets a second container beside a running one");
        }
        Optional<TaskId> origin = Optional.of(task.id());
        while (origin.isPresent() && !machine.name().equals(assigned.get(origin.get()))) {
            TaskId id = origin.get();
            origin = machine.book().stream()
                    .filter(entry -> entry.id().equals(id))
                    .map(TaskBook.Entry::status)
                    .findFirst()
                    .flatMap(TaskStatus::succeeds);
        }
        if (origin.isEmpty()) {
            throw broken("task " + task.id() + " is started on " + machine.name() + " and was never assigned to it");
        }
    }
}
