package dev.podium.orchestrator.model.workload;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The GPUs a task asks for: whole ones, which it has to itself, or a share of a single one.
 *
 * @param millis thousandths of a GPU: below 1000 a share, else a multiple of 1000; zero for none
 * @param models the models that will do; empty when any will
 */
public record GpuRequest(int millis, SortedSet<String> models) {
    /** A whole GPU. */
    public static final int WHOLE = 1000;
    /** The most GPUs of one task; no machine has more. */
    public static final int MOST = 64;

    public static final GpuRequest NONE = new GpuRequest(0, Collections.emptySortedSet());

    private static final Pattern TRAILING_ZEROS = Pattern.compile("0+$");

    public GpuRequest {
        if (millis < 0 || millis > MOST * WHOLE || (millis > WHOLE && millis % WHOLE != 0)) {
            throw new IllegalArgumentException("gpu " + shown(millis)
                    + " is not valid: expected a share of one GPU such as 0.25, or whole GPUs, 1 to " + MOST);
        }
        models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
    }

    public static GpuRequest ofMillis(int millis) {
        return new GpuRequest(millis, Collections.emptySortedSet());
    }

    public GpuRequest models(Collection<String> some) {
        return new GpuRequest(millis, new TreeSet<>(some));
    }

    public GpuRequest models(String... some) {
        return models(List.of(some));
    }

    public boolean none() {
        return millis == 0;
    }

    /** On how many GPUs it lives. */
    public int devices() {
        return millis == 0 ? 0 : Math.max(1, millis / WHOLE);
    }

    /** How much of each of them it takes, in thousandths. */
    public int each() {
        return Math.min(millis, WHOLE);
    }

    /** {@code 2}, {@code 0.25}. */
    public String amount() {
        return shown(millis);
    }

    /** Thousandths as people write them. */
    public static String shown(long millis) {
        long rest = Math.abs(millis % WHOLE);
        String whole = (millis < 0 ? "-" : "") + Math.abs(millis / WHOLE);
        return rest == 0
                ? whole
                : whole + "."
                        + TRAILING_ZEROS
                                .matcher(String.valueOf(WHOLE + rest).substring(1))
                                .replaceAll("");
    }
}
