package dev.podium.bench.placement;

import dev.podium.bench.Board;
import dev.podium.bench.Figures;
import dev.podium.bench.Options;
import dev.podium.bench.Rounds;
import dev.podium.bench.placement.Trace.Shape;
import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The backlog: what tasks that fit nowhere cost those that do. The planner is the same from plan to plan, as a leader's is. */
public final class BacklogBench {
    private static final Shape NODE = new Shape(16_000, 65_536);
    private static final Shape TASK = new Shape(100, 64);
    private static final Shape TOO_LARGE = new Shape(64_000, 64);
    /** A twentieth of the ten milliseconds one task may take from submission to its node. */
    private static final double TARGET_MS = 0.5;

    private static final long SHORTEST_NANOS = 300_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BacklogBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, "nodes", "tasks", "rounds");
        int tasks = options.number("tasks", 10_000);
        List<NodeFacts> nodes = Scene.nodes(Collections.nCopies(options.number("nodes", 5_000), NODE));
        Workload one = Scene.identical(1, TASK, UnaryOperator.identity());
        Workload large = AppBuilder.app("backlog")
                .replicas(tasks)
                .cpu(TOO_LARGE.cpuMillis())
                .build();
        List<Workload> apps = IntStream.range(0, tasks)
                .mapToObj(i -> AppBuilder.app("backlog-%06d".formatted(i))
                        .cpu(TOO_LARGE.cpuMillis())
                        .build())
                .toList();
        Planning idle = new Planning(nodes, List.of(one));
        Planning beside = new Planning(nodes, List.of(one, large));
        Planning besideMany = new Planning(nodes, plus(one, apps));
        Rounds rounds = Rounds.measure(options.number("rounds", 5), idle::millis, beside::millis, besideMany::millis);
        Board board = new Board(
                "Backlog: processor time of a plan for one task on %,d nodes of which nothing was said meanwhile"
                        .formatted(nodes.size()));
        board.figure("without a backlog", rounds.of(0), "ms");
        board.figure("beside an app of %,d tasks".formatted(tasks), rounds.of(1), "ms");
        board.figure("beside %,d apps of one task".formatted(tasks), rounds.of(2), "ms");
        board.atMost("added by the app of %,d".formatted(tasks), added(rounds, 1), "ms", TARGET_MS);
        board.figure("added by the %,d apps".formatted(tasks), added(rounds, 2), "ms");
    }

    private static List<Workload> plus(Workload one, List<Workload> more) {
        List<Workload> all = new ArrayList<>(more);
        all.add(one);
        return all;
    }

    private static Figures added(Rounds rounds, int thing) {
        List<Double> with = rounds.of(thing).values();
        List<Double> without = rounds.of(0).values();
        return new Figures(IntStream.range(0, with.size())
                .mapToObj(round -> with.get(round) - without.get(round))
                .toList());
    }

    private static final class Planning {
        private final ClusterSnapshot snapshot;
        private final Planner planner;
        private long ids;

        private Planning(List<NodeFacts> nodes, List<Workload> workloads) {
            this.snapshot = Scene.of(nodes, workloads);
            this.planner = new Planner(() -> new TaskId("task-" + ids++), PlannerSettings.DEFAULT);
        }

        /** Processor time a plan takes: what others do on this machine matters less than to the time that passes. */
        private double millis() {
            long start = THREADS.getCurrentThreadCpuTime();
            int plans = 0;
            do {
                planner.plan(snapshot, Scene.NOW);
                plans++;
            } while (THREADS.getCurrentThreadCpuTime() - start < SHORTEST_NANOS);
            return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / plans;
        }
    }
}
