package dev.podium.bench.placement;

import dev.podium.bench.Board;
import dev.podium.bench.Options;
import dev.podium.bench.Rounds;
import dev.podium.bench.placement.Trace.Shape;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Affinity.Preferred;
import dev.podium.orchestrator.model.workload.Affinity.Required;
import dev.podium.orchestrator.model.workload.Affinity.ToApp;
import dev.podium.orchestrator.model.workload.Affinity.ToNodes;
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
        Engine apart =
                engine(nodes, replicas, app -> app.spread("zone").affinities(wish("node", true), wish("rack", true)));
        Engine mix = engine(
                nodes,
                replicas,
                app -> app.maxSkew("zone", 1)
                        .affinities(
                                wish("node", true),
                                new Affinity(
                                        new ToNodes(ExpressionParser.parse("node.labels.disk == ssd")),
                                        false,
                                        new Preferred(20)),
                                new Affinity(new ToApp("elsewhere", "zone"), true, new Required())));
        Rounds rounds = Rounds.measure(
                options.number("rounds", 5),
                plain::plannedPerSecond,
                constrained::plannedPerSecond,
                spread::plannedPerSecond,
                both::plannedPerSecond,
                apart::plannedPerSecond,
                mix::plannedPerSecond);
        Board board = new Board(
                "S5: %,d identical replicas on %,d nodes, one thread, the whole plan; how many times slower than without"
                        .formatted(replicas, nodes.size()));
        board.figure("without any", rounds.of(0), "placed/s");
        board.figure("constraints and zone and rack spread", rounds.of(3), "placed/s");
        board.atMost("two constraints", rounds.ratio(0, 1), "x slower", TARGET);
        board.atMost("spread over zones and racks", rounds.ratio(0, 2), "x slower", TARGET);
        board.atMost("constraints, spread over zones and racks", rounds.ratio(0, 3), "x slower", TARGET);
        board.atMost("anti-affinity over nodes and racks, zone spread", rounds.ratio(0, 4), "x slower", TARGET);
        board.atMost("anti-affinity, affinity, strict zone spread", rounds.ratio(0, 5), "x slower", TARGET);
        board.note("published: kube-scheduler falls from 680/s to 24-460/s");
    }

    /** A wish about the app itself. */
    private static Affinity wish(String topology, boolean away) {
        return new Affinity(new ToApp("many", topology), away, new Preferred(10));
    }

    private static Engine engine(List<NodeFacts> nodes, int replicas, UnaryOperator<AppBuilder> placement) {
        return new Engine(Scene.of(nodes, List.of(Scene.identical(replicas, TASK, placement))), replicas);
    }
}
