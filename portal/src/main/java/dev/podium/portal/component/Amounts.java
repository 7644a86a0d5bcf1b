package dev.podium.portal.component;

import java.util.Locale;

/** Amounts in the form people read. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double STEP = 1024;

    private Amounts() {}

    /** Processor time in cores: {@code 0.25}, {@code 2}. */
    public static String cores(long millis) {
        return trimmed(millis / 1000.0);
    }

    /** {@code 12.4 GiB}. */
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return trimmed(amount) + " " + UNITS[unit];
    }

    private static String trimmed(double amount) {
        String text = String.format(Locale.ROOT, amount < 10 ? "%.2f" : "%.1f", amount);
        return text.replaceFirst("\\.?0+$", "");
    }
}
