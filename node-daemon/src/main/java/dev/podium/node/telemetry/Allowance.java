package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;

/**
 * How much of a machine tasks may reserve: all but an allowance for the system, the engine and the daemon.
 *
 * <p>Kept back: 5 % of the processors but 100 to 500 thousandths of a core, 10 % of the memory but 256 MiB to 2 GiB, 10 % of the
 * process numbers.
 */
final class Allowance {
    private static final long MEBI = 1L << 20;

    private Allowance() {}

    static Amount capacity(int cores, long memory, long pids) {
        long millis = cores * 1000L;
        return new Amount(
                Cpu.ofMillis(millis - Math.clamp(millis / 20, 100, 500)),
                Bytes.of(Math.max(0, memory - Math.clamp(memory / 10, 256 * MEBI, 2048 * MEBI))),
                pids - pids / 10);
    }
}
