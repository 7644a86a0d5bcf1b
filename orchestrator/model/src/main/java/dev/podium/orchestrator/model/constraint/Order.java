package dev.podium.orchestrator.model.constraint;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares texts by what they stand for: amounts ({@code 250m}, {@code 1.5}, {@code 8Gi}) or versions ({@code v5.10}, {@code 20.10.24}).
 *
 * <p>A version is written with a leading {@code v} or with at least two dots, since {@code 1.10} alone may be either: as a version
 * it comes after {@code 1.9}, as an amount before.
 */
final class Order {
    private static final Pattern AMOUNT = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,9})?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?");
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9}){0,7})(?:[-+~](.*))?");
    private static final Pattern CLEARLY_VERSION = Pattern.compile("v\\d.*|\\d+\\.\\d+\\.\\d+.*");
    private static final Map<String, Double> UNITS = Map.of(
            "m", 1e-3, "k", 1e3, "M", 1e6, "G", 1e9, "T", 1e12, "Ki", 0x1p10, "Mi", 0x1p20, "Gi", 0x1p30, "Ti", 0x1p40);

    private Order() {}

    /** Whether something can be smaller or greater than the text. */
    static boolean comparable(String text) {
        return amount(text).isPresent() || VERSION.matcher(text).matches();
    }

    /** How {@code found} compares with {@code wanted}, which decides what the two are; empty when they do not compare. */
    static OptionalInt compare(Attribute attribute, String found, String wanted) {
        if (attribute.isVersion() || CLEARLY_VERSION.matcher(wanted).matches()) {
            return versions(found, wanted);
        }
        OptionalDouble a = amount(found);
        OptionalDouble b = amount(wanted);
        return a.isPresent() && b.isPresent()
                ? OptionalInt.of(Double.compare(a.getAsDouble(), b.getAsDouble()))
                : OptionalInt.empty();
    }

    /** Texts are the same when they are equal; amounts also when they are written differently. */
    static boolean same(Attribute attribute, String found, String wanted) {
        return found.equals(wanted)
                || (attribute.isAmount() && compare(attribute, found, wanted).orElse(1) == 0);
    }

    static OptionalDouble amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        String unit = matcher.group(2);
        double factor = unit == null ? 1 : UNITS.getOrDefault(unit, 1.0);
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)) * factor);
    }

    private static OptionalInt versions(String a, String b) {
        Matcher one = VERSION.matcher(a);
        Matcher other = VERSION.matcher(b);
        if (!one.matches() || !other.matches()) {
            return OptionalInt.empty();
        }
        String[] left = one.group(1).split("\\.");
        String[] right = other.group(1).split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int byPart = Integer.compare(part(left, i), part(right, i));
            if (byPart != 0) {
                return OptionalInt.of(byPart);
            }
        }
        return OptionalInt.of(bySuffix(one.group(2), other.group(2)));
    }

    private static int part(String[] parts, int index) {
        return index < parts.length ? Integer.parseInt(parts[index]) : 0;
    }

    /** {@code 1.0-rc1} comes before {@code 1.0}. */
    private static int bySuffix(
            @org.jspecify.annotations.Nullable String a, @org.jspecify.annotations.Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.compareTo(b);
    }
}
