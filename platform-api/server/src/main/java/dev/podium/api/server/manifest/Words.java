package dev.podium.api.server.manifest;

import java.util.List;

/** Lists of choices as a sentence has them. */
final class Words {
    private Words() {}

    /** {@code a, b or c}. */
    static String or(List<String> choices) {
        if (choices.size() < 2) {
            return String.join("", choices);
        }
        return String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.getLast();
    }
}
