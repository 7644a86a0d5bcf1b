package dev.podium.bench.cluster;

import dev.podium.bench.Board;
import dev.podium.bench.Figures;
import dev.podium.bench.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** S7: one task on an idle cluster, from submission until its node knows; then the same beside a backlog that fits nowhere. */
public final class LatencyBench {
    private static final String BACKLOG = "backlog";

    private LatencyBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, Bench.OPTIONS);
        int samples = options.number("samples", 100);
        int backlog = options.number("replicas", 10_000);
        try (Bench bench = Bench.start(options, StoreUnderTest.Kind.EMBEDDED, Duration.ofSeconds(1))) {
            deploy(bench, samples);
            List<Double> idle = new ArrayList<>();
            List<Double> busy = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int pair = 0; pair < options.number("rounds", 5); pair++) {
                List<Double> without = deploy(bench, samples);
                bench.deployUnplaceable(BACKLOG, backlog);
                List<Double> beside = deploy(bench, samples);
                bench.delete(BACKLOG);
                idle.addAll(without);
                busy.addAll(beside);
                ratios.add(new Figures(beside).median() / new Figures(without).median());
            }
            Board board =
                    new Board("S7: one task, submitted over the API until assigned and told to its node; %,d nodes; %s"
                            .formatted(bench.fleet().size(), bench.store()));
            board.atMost("idle cluster", new Figures(idle), "ms", 10);
            board.atMost("idle cluster, 99th percentile", p99(idle), "ms", 50);
            board.figure("beside %,d tasks that fit nowhere".formatted(backlog), new Figures(busy), "ms");
            board.atMost("with backlog / without", new Figures(ratios), "x", 1.05);
            board.note("published: Docker Swarm's own debounce costs 50-150 ms");
        }
    }

    private static Figures p99(List<Double> values) {
        return new Figures(List.of(new Figures(values).percentile(0.99)));
    }

    private static List<Double> deploy(Bench bench, int samples) {
        List<Double> times = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            times.add(bench.deploy("one", 1) * 1000);
            bench.delete("one");
        }
        return times;
    }
}
