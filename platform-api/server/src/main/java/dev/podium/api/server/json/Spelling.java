package dev.podium.api.server.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which of the known words somebody meant. */
final class Spelling {
    private static final int SHOWN = 60;

    private Spelling() {}

    /** {@code  (did you mean "replicas"?)}, or nothing when no known word is near. */
    static String hint(String written, Collection<String> known) {
        String word = shorten(written);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(nearest -> distance(word, nearest) <= Math.max(1, nearest.length() / 3))
                .map(nearest -> " (did you mean \"" + nearest + "\"?)")
                .orElse("");
    }

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Levenshtein distance, without regard to case. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
