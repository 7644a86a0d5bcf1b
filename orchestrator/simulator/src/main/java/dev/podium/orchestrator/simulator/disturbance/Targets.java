package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;
import java.util.List;
import java.util.Optional;

/** Whom a disturbance hits. */
final class Targets {
    private Targets() {}

    record Running(Machine machine, Task task) {}

    static Machine machine(World world, Chance chance) {
        return chance.any(List.copyOf(world.machines()));
    }

    /** More often than not the one that matters. */
    static Server leaderOrAny(World world, Chance chance) {
        Server any = chance.any(world.servers());
        return chance.oneIn(3)
                ? any
                : world.servers().stream().filter(Server::leading).findFirst().orElse(any);
    }

    static Optional<Running> running(World world, Chance chance) {
        Machine machine = machine(world, chance);
        List<Task> running = machine.containers().running();
        return running.isEmpty() ? Optional.empty() : Optional.of(new Running(machine, chance.any(running)));
    }
}
