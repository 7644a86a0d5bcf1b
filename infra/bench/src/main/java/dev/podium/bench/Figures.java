package dev.podium.bench;

import java.util.List;
import java.util.Locale;

/**
 * The same thing measured several times.
 *
 * @param values in the order in which they were taken
 */
public record Figures(List<Double> values) {
    public Figures {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no figures: expected at least one measurement");
        }
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The value below which {@code share} of all lie: 0.99 for the 99th percentile. */
    public double percentile(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(rank, 0, sorted.size() - 1));
    }

    /** {@code 123,456 (120,000 … 130,000)}; small values with decimals. */
    @Override
    public String toString() {
        return shown(median()) + " (" + shown(min()) + " … " + shown(max()) + ")";
    }

    /** A figure as people read it. */
    public static String shown(double value) {
        String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
