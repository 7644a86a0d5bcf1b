package dev.podium.orchestrator.simulator;

import dev.podium.node.agent.SimulatedAgent.Container;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The containers of a machine. They run on whether or not a daemon looks. */
public final class Containers {
    private static final int KILLED = 137;

    private final Machine machine;
    private final World world;
    private final SortedMap<TaskId, Box> boxes = new TreeMap<>();

    private static final class Box {
        private final Task task;
        private Container state;

        Box(Task task, Container state) {
            this.task = task;
            this.state = state;
        }
    }

    Containers(Machine machine, World world) {
        this.machine = machine;
        this.world = world;
    }

    void start(Task task) {
        world.watch().starting(machine, task);
        Box box = new Box(
                task, new Container(Optional.empty(), false, machine.daemon().instant(), address(task)));
        boxes.put(task.id(), box);
        Temper temper = Temper.of(task);
        temper.crashesWithin().ifPresent(most -> world.agenda().after(within(most), () -> exit(task.id(), 1)));
        temper.readyWithin().ifPresent(most -> world.agenda().after(within(most), () -> ready(task.id(), true)));
    }

    private Duration within(Duration most) {
        return world.chance().millis(20, (int) most.toMillis());
    }

    private static String address(Task task) {
        int number =
                Integer.parseInt(task.id().value().substring(task.id().value().lastIndexOf('-') + 1));
        return String.format(Locale.ROOT, "10.%d.%d.%d", number >> 16, number >> 8 & 255, number & 255);
    }

    /** The process ends by itself. */
    public void exit(TaskId task, int code) {
        Box box = boxes.get(task);
        if (box != null && box.state.exit().isEmpty()) {
            box.state = new Container(Optional.of(code), false, box.state.startedAt(), box.state.address());
            machine.look(task);
        }
    }

    public void ready(TaskId task, boolean ready) {
        Box box = boxes.get(task);
        if (box != null && box.state.exit().isEmpty()) {
            box.state = new Container(Optional.empty(), ready, box.state.startedAt(), box.state.address());
            machine.look(task);
        }
    }

    void allEnd() {
        boxes.values()
                .forEach(box -> box.state =
                        new Container(Optional.of(KILLED), false, box.state.startedAt(), box.state.address()));
    }

    void vanish() {
        boxes.clear();
    }

    void remove(TaskId task) {
        boxes.remove(task);
    }

    public Optional<Container> of(TaskId task) {
        return Optional.ofNullable(boxes.get(task)).map(box -> box.state);
    }

    /** All that are there, in order. */
    public List<TaskId> all() {
        return List.copyOf(boxes.keySet());
    }

    /** Tasks whose process runs, in order. */
    public List<Task> running() {
        return boxes.values().stream()
                .filter(box -> box.state.exit().isEmpty())
                .map(box -> box.task)
                .toList();
    }
}
