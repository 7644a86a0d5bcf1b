package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What operators say a node has to give away, besides what the daemon finds by itself.
 *
 * @param gpus in place of those the daemon would find
 * @param generic counts by name, for example {@code fpga}
 */
public record Offer(Optional<List<Gpu>> gpus, Map<String, Long> generic) {
    /** What the daemon finds, nothing else. */
    public static final Offer AS_FOUND = new Offer(Optional.empty(), Map.of());

    private static final Pattern GPUS =
            Pattern.compile("(?:(\\d{1,2})x)?([A-Za-z0-9][A-Za-z0-9 ._-]*)(?::(\\d{1,4})Gi)?");
    private static final int MOST_GPUS = 64;

    public Offer {
        gpus = gpus.map(List::copyOf);
        generic = Map.copyOf(generic);
        generic.forEach(Amount::requireGeneric);
    }

    /**
     * Reads what was set.
     *
     * @param gpus empty for what the daemon finds, {@code none}, or for example {@code 2xA10:24Gi,T4}
     * @throws IllegalArgumentException if it is none of these
     */
    public static Offer parse(String gpus, Map<String, Long> generic) {
        return new Offer(
                switch (gpus.strip()) {
                    case "" -> Optional.empty();
                    case "none" -> Optional.of(List.of());
                    default -> Optional.of(gpus(gpus));
                },
                generic);
    }

    private static List<Gpu> gpus(String text) {
        List<Gpu> gpus = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = GPUS.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("GPUs \"" + text
                        + "\" are not understood: expected none, or models such as 2xA10:24Gi,T4 with how many of each"
                        + " and how much memory they have");
            }
            int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            Bytes memory = matcher.group(3) == null ? Bytes.ZERO : Bytes.ofGibi(Long.parseLong(matcher.group(3)));
            for (int i = 0; i < count; i++) {
                gpus.add(new Gpu(gpus.size(), matcher.group(2), memory));
            }
        }
        if (gpus.size() > MOST_GPUS) {
            throw new IllegalArgumentException(
                    "GPUs \"" + text + "\" are " + gpus.size() + ": expected at most " + MOST_GPUS);
        }
        return gpus;
    }
}
