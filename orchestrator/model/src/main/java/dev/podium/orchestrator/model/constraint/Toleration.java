package dev.podium.orchestrator.model.constraint;

import dev.podium.orchestrator.model.constraint.Taint.Effect;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets a task run in spite of taints.
 *
 * @param key of the taints, or {@value #ANY_KEY} for all
 * @param value empty for any
 * @param effect empty for any
 * @param stay how long a task stays on a node after a {@link Effect#NO_EXECUTE} taint was put on it; empty for ever
 */
public record Toleration(String key, Optional<String> value, Optional<Effect> effect, Optional<Duration> stay) {
    public static final String ANY_KEY = "*";

    public Toleration {
        if (!key.equals(ANY_KEY)) {
            Taint.requireKey(key);
        }
        if (stay.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException(
                    "toleration of " + key + " for " + stay.get() + " is not valid: expected zero seconds or more");
        }
    }

    public boolean tolerates(Taint taint) {
        return (key.equals(ANY_KEY) || key.equals(taint.key()))
                && value.filter(wanted -> !wanted.equals(taint.value())).isEmpty()
                && effect.filter(wanted -> wanted != taint.effect()).isEmpty();
    }
}
