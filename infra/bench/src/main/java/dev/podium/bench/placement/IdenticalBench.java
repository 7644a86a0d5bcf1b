package dev.podium.bench.placement;

import dev.podium.bench.Board;
import dev.podium.bench.Options;
import dev.podium.bench.Rounds;
import dev.podium.bench.placement.Trace.Shape;
import dev.podium.orchestrator.model.node.NodeFacts;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** S1: many identical replicas on many nodes, processor time and memory, on one thread. */
public final class IdenticalBench {
    private static final Shape TASK = new Shape(100, 64);

    private IdenticalBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, "nodes", "replicas", "fenzo", "rounds");
        int replicas = options.number("replicas", 10_000);
        List<Shape> machines =
                Trace.generated(1).resized(options.number("nodes", 5_000), 1).machines();
        List<NodeFacts> nodes = Scene.nodes(machines);
        Engine engine = new Engine(
                Scene.of(nodes, List.of(Scene.identical(replicas, TASK, UnaryOperator.identity()))), replicas);
        List<Shape> fenzoTasks = Collections.nCopies(options.number("fenzo", 2_000), TASK);

        Rounds rounds = Rounds.measure(
                options.number("rounds", 5),
                engine::scheduledPerSecond,
                engine::plannedPerSecond,
                () -> FenzoPeer.placementsPerSecond(machines, fenzoTasks));
        Board board = new Board(
                "S1: %,d identical replicas on %,d nodes, CPU and memory, one thread; Fenzo with %,d of them and all processors"
                        .formatted(replicas, machines.size(), fenzoTasks.size()));
        board.atLeast("Podium, scheduler alone", rounds.of(0), "placed/s", 100_000);
        board.atLeast("Podium, whole plan", rounds.of(1), "placed/s", 100_000);
        board.figure("Fenzo 1.0.1", rounds.of(2), "placed/s");
        board.atLeast("scheduler alone / Fenzo", rounds.ratio(0, 2), "x", 20);
        board.atLeast("whole plan / Fenzo", rounds.ratio(1, 2), "x", 20);
        Proof.show(board, nodes, engine.placed(), replicas);
    }
}
