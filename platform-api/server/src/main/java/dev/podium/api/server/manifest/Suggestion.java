package dev.podium.api.server.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word a mistyped one most likely stands for. */
final class Suggestion {
    private Suggestion() {}

    /** The nearest of {@code known}, when it is near enough to be worth naming. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String typed = fold(word);
        int tolerance = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(candidate -> distance(typed, fold(candidate)) <= tolerance)
                .min(Comparator.<String>comparingInt(candidate -> distance(typed, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code max_surge}, {@code max-surge} and {@code MaxSurge} all mean {@code maxSurge}. */
    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Levenshtein: how many letters to insert, drop or change. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > b.length()) {
            return Integer.MAX_VALUE;
        }
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
