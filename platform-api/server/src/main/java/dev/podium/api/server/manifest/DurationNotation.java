package dev.podium.api.server.manifest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h30m}, {@code 7d}. */
public final class DurationNotation {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private DurationNotation() {}

    /** @throws IllegalArgumentException naming the text and what was expected */
    public static Duration parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "duration " + Shown.text(text)
                            + " does not parse: expected a number with a unit, for example \"500ms\", \"2s\", \"5m\" or \"1h30m\"");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(part(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    /** @throws IllegalArgumentException also when it is shorter than {@code least} or longer than {@code most} */
    public static Duration parse(String text, Duration least, Duration most) {
        Duration duration = parse(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException("duration " + Shown.text(text) + " is out of range: expected \""
                    + print(least) + "\" to \"" + print(most) + "\"");
        }
        return duration;
    }

    /** The shortest way to write it: {@code 90s} becomes {@code 1m30s}. */
    public static String print(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }

    private static Duration part(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
