package dev.podium.orchestrator.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Runs simulations from the command line: {@code --seeds=N --from=S --nodes=M}, or {@code --seed=S} for one with its whole trace. */
public final class Simulate {
    private Simulate() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        Map<String, Long> options = new TreeMap<>();
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            if (pair.length != 2
                    || !pair[0].matches("--(seed|seeds|from|nodes|most)")
                    || !pair[1].matches("\\d{1,15}")) {
                System.err.println(
                        "option \"" + arg + "\" is not known: expected --seeds=N [--from=S] [--nodes=M], or --seed=S");
                System.exit(2);
            }
            options.put(pair[0], Long.valueOf(pair[1]));
        }
        boolean held = options.containsKey("--seed") ? replay(options) : many(options);
        System.exit(held ? 0 : 1);
    }

    private static Setup setup(long seed, Map<String, Long> options) {
        Long nodes = options.get("--nodes");
        return nodes == null ? Setup.of(seed) : Setup.of(seed, nodes.intValue());
    }

    private static boolean replay(Map<String, Long> options) {
        int most = options.getOrDefault("--most", (long) Integer.MAX_VALUE).intValue();
        try {
            Simulation.Outcome outcome = Simulation.run(
                    setup(options.getOrDefault("--seed", 1L), options), Faults.NONE, most, System.out::println);
            System.out.println("held; digest of the trace " + outcome.digest());
            return true;
        } catch (FailedRun e) {
            System.out.println(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            if (!(e.getCause() instanceof BrokenInvariant)) {
                e.printStackTrace(System.out);
            }
            return false;
        }
    }

    private static boolean many(Map<String, Long> options) {
        long from = options.getOrDefault("--from", 1L);
        long seeds = options.getOrDefault("--seeds", 300L);
        long begun = System.nanoTime();
        long events = 0;
        int failed = 0;
        Duration simulated = Duration.ZERO;
        for (long seed : LongStream.range(from, from + seeds).toArray()) {
            try {
                Simulation.Outcome outcome = Simulation.run(setup(seed, options));
                events += outcome.events();
                simulated = simulated.plus(outcome.simulated());
            } catch (FailedRun e) {
                failed++;
                System.out.println(e.getMessage());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d seeds from %d, %d failed: %.1f s, %.1f seeds/s, %.0f events/s, %s simulated (%.0f times real time)%n",
                seeds,
                from,
                failed,
                seconds,
                seeds / seconds,
                events / seconds,
                simulated,
                simulated.toMillis() / 1000.0 / seconds);
        return failed == 0;
    }
}
