package dev.podium.api.server.manifest;

import dev.podium.orchestrator.model.workload.Bytes;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory and disk as people write them: {@code 256Mi}, {@code 1Gi}, {@code 500M}, or a plain number of bytes. */
final class MemoryNotation {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,15})(Ki|Mi|Gi|Ti|k|M|G|T)?");
    private static final Map<String, Long> UNITS = Map.of(
            "Ki",
            1L << 10,
            "Mi",
            1L << 20,
            "Gi",
            1L << 30,
            "Ti",
            1L << 40, //
            "k",
            1_000L,
            "M",
            1_000_000L,
            "G",
            1_000_000_000L,
            "T",
            1_000_000_000_000L);

    /** Container engines refuse less. */
    private static final Bytes LEAST = Bytes.ofMebi(6);

    private static final Bytes LEAST_DISK = Bytes.ofMebi(1);

    private static final Bytes MOST = Bytes.ofGibi(64 * 1024);

    private MemoryNotation() {}

    static Bytes parse(String text) {
        return parse("memory", text, LEAST);
    }

    static Bytes disk(String text) {
        return parse("disk", text, LEAST_DISK);
    }

    private static Bytes parse(String what, String text, Bytes least) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    what + " " + Shown.text(text)
                            + " is not an amount: expected for example \"256Mi\" or \"1Gi\" (units Ki, Mi, Gi, Ti, k, M, G, T)");
        }
        Bytes bytes = bytes(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (bytes.compareTo(least) < 0 || bytes.compareTo(MOST) > 0) {
            String unit = matcher.group(2) == null ? ", which is a number of bytes," : "";
            throw new IllegalArgumentException(what + " " + Shown.text(text) + unit + " is out of range: expected \""
                    + least + "\" to \"" + MOST + "\"");
        }
        return bytes;
    }

    private static Bytes bytes(long amount, @org.jspecify.annotations.Nullable String unit) {
        long factor = unit == null ? 1 : UNITS.getOrDefault(unit, 1L);
        return amount > Long.MAX_VALUE / factor ? Bytes.of(Long.MAX_VALUE) : Bytes.of(amount * factor);
    }
}
