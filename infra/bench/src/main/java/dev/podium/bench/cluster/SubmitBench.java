package dev.podium.bench.cluster;

import dev.podium.bench.Board;
import dev.podium.bench.Figures;
import dev.podium.bench.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** S6: from an app's submission over the API until all its tasks are durable and the nodes told. */
public final class SubmitBench {
    private SubmitBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, Bench.OPTIONS);
        int replicas = options.number("replicas", 10_000);
        try (Bench bench = Bench.start(options, StoreUnderTest.Kind.ETCD, Duration.ofSeconds(1))) {
            List<Double> rates = new ArrayList<>();
            List<Double> costs = new ArrayList<>();
            for (int round = 0; round <= options.number("rounds", 5); round++) {
                double cpu = bench.server().cpuSeconds();
                double seconds = bench.deploy("many", replicas);
                if (round > 0) {
                    rates.add(replicas / seconds);
                    costs.add((bench.server().cpuSeconds() - cpu) * 1e6 / replicas);
                }
                System.out.printf("  round %d: %.2f s%n", round, seconds);
                bench.delete("many");
            }
            Board board = new Board(
                    "S6: %,d replicas submitted over the API to %,d nodes, until durable and told to the nodes; %s"
                            .formatted(replicas, bench.fleet().size(), bench.store()));
            board.atLeast("submitted to assigned", new Figures(rates), "tasks/s", 3_750);
            board.figure("processor time of the server", new Figures(costs), "us/task");
            board.proof("nodes still connected", "%,d".formatted(bench.fleet().connected()));
            board.note("published: kube-scheduler 680-810/s, Nomad C1M 3,750/s, C2M 1,500/s");
        }
    }
}
