package dev.podium.orchestrator.model.constraint;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps tasks that do not tolerate it away from a node.
 *
 * @param value may be empty
 * @param since when operators put it on the node
 */
public record Taint(String key, String value, Effect effect, Instant since) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,127}");

    /** How it keeps them away. */
    public enum Effect {
        /** New tasks are not placed there. */
        NO_SCHEDULE("NoSchedule"),
        /** New tasks are placed there when no other node takes them. */
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        /** New tasks are not placed there, and those that are there are replaced elsewhere and leave. */
        NO_EXECUTE("NoExecute");

        private final String code;

        Effect(String code) {
            this.code = code;
        }

        /** The word used in the API. */
        public String code() {
            return code;
        }

        public static Optional<Effect> of(String code) {
            return Arrays.stream(values())
                    .filter(effect -> effect.code.equals(code))
                    .findFirst();
        }
    }

    public Taint {
        requireKey(key);
    }

    static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "taint key \"" + key
                            + "\" is not valid: expected letters, digits and ._/- such as \"gpu\" or \"example.com/dedicated\"");
        }
    }

    /** {@code gpu=a100:NoSchedule}. */
    @Override
    public String toString() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect.code();
    }
}
