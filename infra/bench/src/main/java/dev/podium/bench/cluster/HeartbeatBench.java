package dev.podium.bench.cluster;

import dev.podium.bench.Board;
import dev.podium.bench.Figures;
import dev.podium.bench.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A3: what the heartbeats of all nodes cost the server, and whether anything is written because of them. */
public final class HeartbeatBench {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private HeartbeatBench() {}

    public static void main(String[] arguments) {
        Options options = Options.parse(arguments, Bench.OPTIONS);
        double seconds = options.number("seconds", 10);
        try (Bench bench = Bench.start(options, StoreUnderTest.Kind.EMBEDDED, EVERY)) {
            pause(seconds);
            List<Double> shares = new ArrayList<>();
            List<Double> written = new ArrayList<>();
            for (int round = 0; round < options.number("rounds", 5); round++) {
                double cpu = bench.server().cpuSeconds();
                long bytes = bench.server().storeBytes();
                long start = System.nanoTime();
                pause(seconds);
                double passed = (System.nanoTime() - start) / 1e9;
                shares.add(100 * (bench.server().cpuSeconds() - cpu) / passed);
                written.add((double) bench.server().storeBytes() - bytes);
            }
            Board board = new Board("A3: heartbeats of %,d nodes every %d s"
                    .formatted(bench.fleet().size(), EVERY.toSeconds()));
            board.atMost("processor time of the server", new Figures(shares), "% of a core", 30);
            board.atMost("written to the cluster store", new Figures(written), "bytes", 0);
            board.proof("nodes still connected", "%,d".formatted(bench.fleet().connected()));
            board.note("published: Nomad spreads to one heartbeat per 100-200 s and node");
        }
    }

    private static void pause(double seconds) {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
