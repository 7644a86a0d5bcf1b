package dev.podium.orchestrator.simulator;

import dev.podium.node.agent.SimulatedAgent;
import dev.podium.node.agent.SimulatedAgent.Container;
import dev.podium.node.agent.TaskBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the agent of a machine finds there, and how long things take on it. */
record MachineHost(Machine machine, World world) implements SimulatedAgent.Host {
    @Override
    public Instant instant() {
        return machine.daemon().instant();
    }

    @Override
    public void after(Duration time, Runnable what) {
        machine.daemon().after(time, what);
    }

    @Override
    public Duration preparing(Task task) {
        return world.chance().oneIn(10) ? slow(3000) : slow(300);
    }

    @Override
    public Duration starting(Task task) {
        return slow(300);
    }

    @Override
    public Duration stopping(Task task) {
        int grace = (int) task.release().stop().grace().toMillis();
        return world.chance().oneIn(5)
                ? Duration.ofMillis(grace)
                : world.chance().millis(5, grace / 4);
    }

    private Duration slow(int most) {
        return world.chance().millis(5, most);
    }

    @Override
    public boolean hasImage(Task task) {
        return Temper.of(task) != Temper.MISSING;
    }

    @Override
    public void start(Task task) {
        machine.containers().start(task);
    }

    @Override
    public void stopping(TaskBook.Entry entry) {
        world.watch().stopping(machine, entry.task());
    }

    @Override
    public void stop(TaskId task) {
        machine.containers().exit(task, 0);
    }

    @Override
    public void remove(TaskId task) {
        machine.containers().remove(task);
    }

    @Override
    public Optional<Container> container(TaskId task) {
        return machine.containers().of(task);
    }

    @Override
    public List<TaskId> containers() {
        return machine.containers().all();
    }

    @Override
    public void remember(List<TaskBook.Entry> entries) {
        machine.remember(entries);
    }
}
