package dev.podium.api.server.manifest;

import dev.podium.orchestrator.model.workload.Cpu;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Processor time as people write it: {@code 250m}, {@code 0.5}, {@code 2}. */
final class CpuNotation {
    private static final Pattern MILLIS = Pattern.compile("\\d{1,7}m");
    private static final Pattern CORES = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?");
    private static final Cpu LEAST = Cpu.ofMillis(1);
    private static final Cpu MOST = Cpu.ofCores(1024);

    private CpuNotation() {}

    static Cpu parse(String text) {
        Cpu cpu = Cpu.ofMillis(millis(text));
        if (cpu.compareTo(LEAST) < 0 || cpu.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "cpu " + Shown.text(text) + " is out of range: expected \"" + LEAST + "\" to \"" + MOST + "\"");
        }
        return cpu;
    }

    private static long millis(String text) {
        if (MILLIS.matcher(text).matches()) {
            return Long.parseLong(text.substring(0, text.length() - 1));
        }
        if (CORES.matcher(text).matches()) {
            return new BigDecimal(text).movePointRight(3).longValueExact();
        }
        throw new IllegalArgumentException("cpu " + Shown.text(text)
                + " is not an amount: expected cores such as \"1\" or \"0.5\", or thousandths of one such as \"250m\"");
    }
}
