package dev.podium.bench.gpu;

import dev.podium.bench.Board;
import dev.podium.bench.Figures;
import dev.podium.bench.Openb;
import dev.podium.bench.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Q1: the share of all GPUs that is given away when as much has arrived as there is; the mean over orders of arrival. */
public final class GpuBench {
    private static final long FIRST_SEED = 42;
    /** What FGD was published to reach on openb, in per cent; BestFit reached 92.86 on the default list. */
    private static final Map<String, Double> PUBLISHED =
            Map.of("default", 95.23, "cpu250", 93.20, "gpushare100", 86.64);

    private static final List<String> LISTS = List.of("default", "cpu250", "gpushare100");

    private GpuBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, "seeds", "portions", "list", "openb");
        Optional<Openb> openb = Openb.find(options.text("openb"));
        if (openb.isEmpty()) {
            measure(GeneratedTrace.of(FIRST_SEED), Optional.empty(), options);
            return;
        }
        for (String list : options.text("list").map(List::of).orElse(LISTS)) {
            measure(GpuTrace.openb(openb.get(), list), Optional.ofNullable(PUBLISHED.get(list)), options);
        }
    }

    private static void measure(GpuTrace trace, Optional<Double> published, Options options) {
        int seeds = options.number("seeds", 10);
        int portions = options.number("portions", 20);
        List<Double> podium = new ArrayList<>();
        List<Double> bestFit = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
            List<GpuTrace.Pod> arrivals = trace.arrivals(seed);
            podium.add(share(trace, PackingEngine.given(trace.machines(), arrivals, portions)));
            bestFit.add(share(trace, BestFit.given(trace.machines(), arrivals)));
        }
        Board board = new Board("Q1: GPUs given away when 100 %% has arrived, %,d machines, %d seeds, %d portions; %s"
                .formatted(trace.machines().size(), seeds, portions, trace.name()));
        Figures own = new Figures(podium);
        Figures peer = new Figures(bestFit);
        board.figure("BestFit, in this run", peer, "%");
        published.ifPresentOrElse(
                fgd -> board.atLeast("Podium, strategy pack", own, "%", fgd),
                () -> board.atLeast("Podium, strategy pack", own, "%", peer.median()));
        board.proof(
                "mean over seeds: Podium, BestFit",
                "%.2f %%, %.2f %%".formatted(mean(podium), mean(bestFit))
                        + published
                                .map(fgd -> " (FGD published %.2f %%)".formatted(fgd))
                                .orElse(""));
    }

    private static double share(GpuTrace trace, long given) {
        return 100.0 * given / trace.capacity();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
