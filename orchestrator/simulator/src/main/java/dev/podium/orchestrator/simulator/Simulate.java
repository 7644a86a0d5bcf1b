package dev.podium.orchestrator.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        Sum sum = new Sum();
        int atOnce = Runtime.getRuntime().availableProcessors();
        try (ExecutorService cores = Executors.newFixedThreadPool(atOnce)) {
            List<CompletableFuture<Run>> runs = LongStream.range(from, from + seeds)
                    .mapToObj(seed -> CompletableFuture.supplyAsync(() -> run(setup(seed, options)), cores))
                    .toList();
            runs.forEach(run -> sum.add(run.join()));
        }
        sum.print(seeds + " seeds from " + from);
        return sum.failed == 0;
    }

    private static Run run(Setup setup) {
        try {
            return new Run(Optional.of(Simulation.run(setup)), Optional.empty());
        } catch (FailedRun e) {
            return new Run(Optional.empty(), Optional.of(e));
        }
    }

    /** How one came out. */
    private record Run(Optional<Simulation.Outcome> held, Optional<FailedRun> failed) {}

    /** Of all of them; those that failed are printed as they come, in the order of their seeds. */
    private static final class Sum {
        private final long begun = System.nanoTime();
        private long events;
        private int failed;
        private Duration simulated = Duration.ZERO;

        @SuppressWarnings("SystemOut")
        void add(Run run) {
            run.held().ifPresent(outcome -> {
                events += outcome.events();
                simulated = simulated.plus(outcome.simulated());
            });
            run.failed().ifPresent(broken -> {
                failed++;
                System.out.println(broken.getMessage());
            });
        }

        @SuppressWarnings("SystemOut")
        void print(String which) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d failed: %.1f s, %.0f events/s, %s simulated (%.0f times real time)%n",
                    which,
                    failed,
                    seconds,
                    events / seconds,
                    simulated,
                    simulated.toMillis() / 1000.0 / seconds);
        }
    }
}
