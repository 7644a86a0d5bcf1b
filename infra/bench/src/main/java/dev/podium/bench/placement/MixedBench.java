package dev.podium.bench.placement;

import dev.podium.bench.Board;
import dev.podium.bench.Options;
import dev.podium.bench.Rounds;
import dev.podium.orchestrator.model.node.NodeFacts;
import java.util.List;

/** S2: tasks of mixed shapes, each an app of its own, every node scored for every task. */
public final class MixedBench {
    private MixedBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, "nodes", "tasks", "fenzo", "rounds", "openb");
        Trace trace = Trace.openbOrGenerated(options.text("openb"));
        int traced = trace.machines().size();
        measure(trace.resized(traced, options.number("tasks", trace.tasks().size())), 70_000, options);
        measure(
                trace.resized(
                        options.number("nodes", 5_000),
                        options.number("tasks", trace.tasks().size())),
                15_000,
                options);
    }

    private static void measure(Trace trace, double target, Options options) {
        int demanded = trace.tasks().size();
        List<NodeFacts> nodes = Scene.nodes(trace.machines());
        Engine engine = new Engine(Scene.of(nodes, Scene.mixed(trace.tasks())), demanded);
        Trace peer = trace.resized(nodes.size(), options.number("fenzo", 2_000));
        Rounds rounds = Rounds.measure(
                options.number("rounds", 5),
                engine::scheduledPerSecond,
                engine::plannedPerSecond,
                () -> FenzoPeer.placementsPerSecond(peer.machines(), peer.tasks()));
        Board board = new Board("S2: %,d tasks of mixed shapes on %,d nodes, one thread, every node scored; %s"
                .formatted(demanded, nodes.size(), trace.name()));
        board.atLeast("Podium, scheduler alone", rounds.of(0), "placed/s", target);
        board.figure("Podium, whole plan", rounds.of(1), "placed/s");
        board.figure("Fenzo 1.0.1, fitness 1.0", rounds.of(2), "placed/s");
        board.figure("scheduler alone / Fenzo", rounds.ratio(0, 2), "x");
        Proof.show(board, nodes, engine.placed(), demanded);
    }
}
