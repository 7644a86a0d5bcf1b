package dev.podium.orchestrator.model.constraint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what a mistyped word most likely stands for. */
final class Nearest {
    private static final Map<String, String> MEANT =
            Map.of("and", "&&", "or", "||", "=", "==", "equals", "==", "is", "==", "has", "exists");

    private Nearest() {}

    /** The nearest candidate, when it is near enough to be worth naming. */
    static Optional<String> to(String word, Collection<String> candidates) {
        String typed = word.toLowerCase(Locale.ROOT);
        String meant = MEANT.get(typed);
        if (meant != null && candidates.contains(meant)) {
            return Optional.of(meant);
        }
        return candidates.stream()
                .filter(candidate ->
                        typed.length() > 1 && distance(typed, candidate) <= Math.max(1, typed.length() / 4))
                .min(Comparator.<String>comparingInt(candidate -> distance(typed, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein: how many letters to insert, drop or change. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
