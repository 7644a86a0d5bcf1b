package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A cluster in which, for a while, everything that can go wrong does, decided by a seed: nodes die, lose their server, hear late and
 * report late and out of order; tasks exit; apps are scaled, updated, restarted, deleted; operators cordon and drain.
 *
 * <p>Then the faults stop, and the cluster has to come to rest where it should be. The invariants hold at every step.
 */
public final class Simulation {
    private static final int NODES = 5;
    private static final int APPS = 4;
    private static final int CHAOS_STEPS = 600;
    /** Long enough for what a node made by itself and nobody adopted to be removed. */
    private static final int SHORTEST_PEACE = 160;

    private static final int PEACE_STEPS = 1200;

    private final Random random;
    private final SimulatedCluster cluster = new SimulatedCluster();
    private final List<AppBuilder> apps = new ArrayList<>();
    private final List<TaskStatus> late = new ArrayList<>();

    private Simulation(long seed) {
        this.random = new Random(seed);
    }

    /** Runs one seed; throws an {@link AssertionError} that says what did not hold. */
    public static void run(long seed) {
        try {
            new Simulation(seed).run();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }

    private void run() {
        for (int i = 1; i <= NODES; i++) {
            Duration skew = Duration.ofSeconds(random.nextInt(-20, 20));
            NodeBuilder node = NodeBuilder.node("n" + i).label("zone", i % 2 == 0 ? "a" : "b");
            cluster.join(node.capacity(3000, 2048, 2000).build(), skew);
        }
        for (int i = 1; i <= APPS; i++) {
            AppBuilder app =
                    AppBuilder.app("app" + i).replicas(random.nextInt(1, 7)).spread("zone");
            apps.add(i == APPS ? app.global() : app);
            cluster.store.routes.add(new RouteRule("app" + i + ".localhost", "/", app.id(), 8080));
            publish(app);
        }
        for (int step = 0; step < CHAOS_STEPS; step++) {
            if (random.nextInt(8) == 0) {
                disturb();
            }
            step();
        }
        calm();
        for (int step = 0; step < PEACE_STEPS && (step < SHORTEST_PEACE || !quiet()); step++) {
            cluster.step();
        }
        atRest(cluster.snapshot());
    }

    private void step() {
        cluster.advanceClock(SimulatedCluster.STEP);
        for (SimulatedNode machine : cluster.machines.values()) {
            if (random.nextInt(3) > 0) {
                cluster.deliver(machine);
            }
            if (random.nextInt(4) > 0) {
                machine.tick(cluster.now());
            }
            reportLate(machine);
        }
        if (random.nextInt(3) > 0) {
            cluster.plan();
        }
    }

    /** Some reports arrive now, some later and in another order; with the session go those on their way. */
    private void reportLate(SimulatedNode machine) {
        if (random.nextInt(5) == 0) {
            late.addAll(machine.outbox());
            machine.outbox().clear();
        }
        cluster.receive(machine);
        if (random.nextInt(6) == 0) {
            Collections.shuffle(late, random);
            late.forEach(cluster.store::report);
            late.clear();
        }
    }

    private void disturb() {
        SimulatedNode machine = any(List.copyOf(cluster.machines.values()));
        AppBuilder app = any(apps);
        switch (random.nextInt(12)) {
            case 0 -> {
                machine.lose();
                cluster.disconnect(machine);
            }
            case 1 -> cluster.disconnect(machine);
            case 2, 3, 4 -> {
                if (!machine.connected()) {
                    cluster.connect(machine);
                }
            }
            case 5 -> exitOne();
            case 6 -> publish(app.replicas(random.nextInt(0, 9)));
            case 7 ->
                publish(app.image(any(List.of("a:1", "b:1", "crashing:1", "unready:1", "missing:1")))
                        .nextRelease());
            case 8 -> publish(app.restartAll());
            case 9 -> publish(app.uid("uid-" + random.nextInt(1000)));
            case 10 -> intend(machine.name(), any(List.of(Availability.values())));
            case 11 -> publish(random.nextBoolean() ? app.startFirst(random.nextInt(2), 2) : app.stopFirst(1));
            default -> throw new IllegalStateException("no such disturbance");
        }
    }

    private void exitOne() {
        List<Task> running = cluster.store.tasks.values().stream()
                .filter(task -> cluster.store.state(task.id()).running())
                .toList();
        if (!running.isEmpty()) {
            Task task = any(running);
            cluster.machine(task.node()).exit(task.id(), random.nextInt(2), cluster.now());
        }
    }

    /** The faults stop: everybody is back, and every app can run. */
    private void calm() {
        for (SimulatedNode machine : cluster.machines.values()) {
            machine.releaseConnections();
            cluster.connect(machine);
            intend(machine.name(), Availability.ACTIVE);
        }
        for (AppBuilder app : apps) {
            publish(app.image("shop/web:9").nextRelease());
        }
    }

    private boolean quiet() {
        return cluster.last().empty()
                && cluster.last().outlooks().isEmpty()
                && cluster.last().wakeAt().isEmpty();
    }

    private void atRest(ClusterSnapshot snapshot) {
        if (!quiet()) {
            throw new AssertionError("not at rest: " + cluster.last());
        }
        for (Workload workload : snapshot.workloads().values()) {
            List<Task> alive = snapshot.tasks().values().stream()
                    .filter(task -> task.workload().equals(workload.id())
                            && !cluster.store.state(task.id()).ended())
                    .toList();
            boolean fine = alive.stream().allMatch(task -> serves(task, workload, snapshot));
            int expected = workload.kind() == Workload.Kind.GLOBAL ? NODES : workload.replicas();
            if (!fine || alive.size() != expected) {
                throw new AssertionError(workload.id() + " wants " + expected + " tasks and has " + alive);
            }
        }
        evenOverZones(snapshot);
    }

    private static boolean serves(Task task, Workload workload, ClusterSnapshot snapshot) {
        return task.desired() == DesiredState.RUN
                && task.revision().equals(workload.revision())
                && task.workloadUid().equals(workload.uid())
                && Optional.ofNullable(snapshot.statuses().get(task.id()))
                        .filter(TaskStatus::ready)
                        .isPresent();
    }

    /** The last update placed all tasks anew with all nodes there, so both zones have as many, give or take one. */
    private void evenOverZones(ClusterSnapshot snapshot) {
        for (AppBuilder app : apps.subList(0, APPS - 1)) {
            long inA = snapshot.tasks().values().stream()
                    .filter(task -> task.workload().equals(app.id())
                            && !cluster.store.state(task.id()).ended()
                            && "a"
                                    .equals(Optional.ofNullable(snapshot.nodes().get(task.node()))
                                            .orElseThrow()
                                            .labels()
                                            .get("zone")))
                    .count();
            long all = app.build().replicas();
            if (Math.abs(all - 2 * inA) > 2) {
                throw new AssertionError(app.id() + " has " + inA + " of " + all + " tasks in zone a");
            }
        }
    }

    private void publish(AppBuilder app) {
        cluster.store.workloads.put(app.id(), app.build());
    }

    private void intend(NodeName node, Availability availability) {
        cluster.store.intents.put(node, new NodeIntent(node, availability, Map.of()));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
