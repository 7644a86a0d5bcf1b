package dev.podium.bench.placement;

import dev.podium.bench.Board;
import dev.podium.bench.Options;
import dev.podium.bench.Rounds;
import dev.podium.bench.placement.Trace.Shape;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/** S5: identical replicas that ask for more than room, beside the same ones that do not. */
public final class ConstraintBench {
    private static final Shape TASK = new Shape(100, 64);
    private static final double TARGET = 5;

    private ConstraintBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, "nodes", "replicas", "rounds");
        int replicas = options.number("replicas", 10_000);
        List<NodeFacts> nodes = Scene.nodes(
                Trace.generated(1).resized(options.number("nodes", 5_000), 1).machines());
        Engine plain = engine(nodes, replicas, UnaryOperator.identity());
        Engine constrained =
                engine(nodes, replicas, app -> app.constraints("node.labels.disk == ssd", "node.arch == amd64"));
        Engine spread = engine(nodes, replicas, app -> app.spread("zone", "rack"));
        Engine both = engine(
                nodes,
                replicas,
                app -> app.constraints("node.labels.disk == ssd", "node.labels.zone != zone-3")
                        .spread("zone", "rack"));
        Rounds rounds = Rounds.measure(
                options.number("rounds", 5),
                plain::plannedPerSecond,
                constrained::plannedPerSecond,
                spread::plannedPerSecond,
                both::plannedPerSecond);
        Board board = new Board(
                "S5: %,d identical replicas on %,d nodes, one thread, the whole plan; how many times slower than without"
                        .formatted(replicas, nodes.size()));
        board.figure("without any", rounds.of(0), "placed/s");
        board.figure("constraints and zone and rack spread", rounds.of(3), "placed/s");
        board.atMost("two constraints", rounds.ratio(0, 1), "x slower", TARGET);
        board.atMost("spread over zones and racks", rounds.ratio(0, 2), "x slower", TARGET);
        board.atMost("constraints, spread over zones and racks", rounds.ratio(0, 3), "x slower", TARGET);
        board.note("published: kube-scheduler falls from 680/s to 24-460/s");
    }

    private static Engine engine(List<NodeFacts> nodes, int replicas, UnaryOperator<AppBuilder> placement) {
        return new Engine(Scene.of(nodes, List.of(Scene.identical(replicas, TASK, placement))), replicas);
    }
}
