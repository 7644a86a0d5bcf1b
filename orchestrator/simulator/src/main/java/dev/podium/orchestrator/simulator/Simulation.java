package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.simulator.disturbance.Disturbance;
import dev.podium.orchestrator.simulator.disturbance.Disturbances;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One cluster in which, for a while, everything that can go wrong does. Then the faults stop and it has to come to rest as wanted, within a
 * bounded time, and stay so. The invariants hold all the time.
 */
public final class Simulation {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /** How long after the last fault a cluster may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    /** How long it has to stay as it is then. */
    private static final Duration REST = Duration.ofSeconds(20);

    private static final Duration A_MOMENT = Duration.ofSeconds(6);

    private final Setup setup;
    private final Agenda agenda = new Agenda();
    private final Trace trace;
    private final World world;
    private final Chance chance;
    private final int mostDisturbances;
    private int disturbances;

    /** What one run came to. */
    public record Outcome(Setup setup, long events, Duration simulated, int disturbances, String digest) {}

    private Simulation(Setup setup, Faults faults, int mostDisturbances, Consumer<String> listener) {
        this.setup = setup;
        this.trace = new Trace(agenda, listener);
        this.world = new World(setup, faults, agenda, trace);
        this.chance = new Chance(setup.seed() + 31);
        this.mostDisturbances = mostDisturbances;
    }

    /** @throws FailedRun if something does not hold */
    public static Outcome run(Setup setup) {
        return run(setup, Faults.NONE, Integer.MAX_VALUE, _ -> {});
    }

    /**
     * @param mostDisturbances after so many the faults stop
     * @param listener told each line of the trace
     * @throws FailedRun if something does not hold
     */
    public static Outcome run(Setup setup, Faults faults, int mostDisturbances, Consumer<String> listener) {
        Simulation simulation = new Simulation(setup, faults, mostDisturbances, listener);
        try {
            simulation.run();
        } catch (RuntimeException | AssertionError e) {
            throw new FailedRun(setup, simulation.disturbances, simulation.trace.latest(), e);
        }
        return new Outcome(
                setup,
                simulation.agenda.done(),
                simulation.agenda.elapsed(),
                simulation.disturbances,
                simulation.trace.digest());
    }

    private void run() {
        trace.say("", setup.toString());
        begin();
        advance(WARM_UP);
        trouble();
        calm();
        converge();
    }

    private void begin() {
        for (int i = 1; i <= setup.servers(); i++) {
            Server server = new Server("server-" + i, world, Cluster.skew(chance));
            world.add(server);
            server.start();
        }
        for (int i = 1; i <= setup.nodes(); i++) {
            Machine machine = new Machine(Cluster.node(i, chance), world, Cluster.skew(chance));
            world.add(machine);
            agenda.after(chance.millis(0, 3000), machine::start);
        }
        for (int i = 1; i <= setup.apps(); i++) {
            world.wanted().add(Cluster.app("app" + i, setup, chance));
        }
    }

    private void trouble() {
        Instant end = agenda.now().plus(setup.chaos());
        while (agenda.now().isBefore(end) && disturbances < mostDisturbances) {
            advance(chance.millis(0, (int) setup.every().toMillis() * 2));
            Disturbance disturbance = Disturbances.any(chance);
            // Each has a chance of its own, so that what one draws does not change what the next ones are.
            disturbance.strike(world, new Chance(chance.fork()));
            disturbances++;
            world.watch().look();
        }
    }

    private void advance(Duration time) {
        Instant end = agenda.now().plus(time);
        while (agenda.next(end)) {
            world.watch().look();
        }
    }

    /** The faults stop: everything is there and works again, apart from some apps. */
    private void calm() {
        trace.say("", "the faults stop after " + disturbances);
        world.upset();
        world.network().healAll();
        for (Server server : world.servers()) {
            server.mend(Cluster.skew(chance));
        }
        for (Machine machine : world.machines()) {
            if (!machine.gone()) {
                machine.mend(Cluster.skew(chance));
                world.wanted().intend(machine.name(), Availability.ACTIVE);
            }
        }
        for (AppBuilder app : List.copyOf(world.wanted().apps())) {
            if (!app.build().deleted()) {
                int atOnce = Math.max(1, slots(app.build()) / 4);
                AppBuilder quick = chance.oneIn(3) ? app.stopFirst(atOnce) : app.startFirst(0, atOnce);
                Temper temper = chance.oneIn(10) ? chance.any(List.of(Temper.values())) : Temper.HEALTHY;
                world.wanted()
                        .publish(
                                quick.image(temper.image())
                                        .drain(Duration.ofSeconds(1))
                                        .nextRelease(),
                                "has a last release, which is " + temper);
            }
        }
        world.watch().look();
    }

    /** Were a large cluster updated one slot after the other, the last one would have to wait longer than the simulation does. */
    private int slots(Workload app) {
        return app.kind() == Workload.Kind.GLOBAL ? setup.nodes() : app.replicas();
    }

    private void converge() {
        Peace peace = new Peace(world);
        // What people do later (a deleted app made anew) has come to pass by then.
        advance(Duration.ofSeconds(45));
        awaitPeace(peace, PATIENCE);
        trace.say("", "is as wanted");
        advance(REST);
        // An app that does not work may have changed something this very moment.
        awaitPeace(peace, A_MOMENT);
        trace.say("", "ends");
    }

    private void awaitPeace(Peace peace, Duration most) {
        Instant deadline = agenda.now().plus(most);
        Optional<String> missing = peace.missing();
        while (missing.isPresent() && agenda.now().isBefore(deadline)) {
            advance(Duration.ofSeconds(1));
            missing = peace.missing();
        }
        missing.ifPresent(this::restless);
    }

    private void restless(String missing) {
        throw new BrokenInvariant("the cluster comes to rest as wanted", missing);
    }
}
