package dev.podium.api.server.manifest;

import dev.podium.orchestrator.model.workload.GpuRequest;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** GPUs as people write them: {@code 2} whole ones, or {@code 0.25} of one. */
final class GpuNotation {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    private GpuNotation() {}

    static GpuRequest parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "gpu " + Shown.text(text)
                            + " is not an amount: expected whole GPUs such as 2, or a share of one such as 0.25, to the thousandth");
        }
        return GpuRequest.ofMillis(new BigDecimal(text).movePointRight(3).intValueExact());
    }
}
