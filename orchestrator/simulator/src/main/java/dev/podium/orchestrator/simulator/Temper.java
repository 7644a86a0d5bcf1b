package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.task.Task;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How a container behaves, told by its image's name: {@code shop/crashing:1}. */
public enum Temper {
    HEALTHY(Optional.of(Duration.ofSeconds(1)), Optional.empty()),
    /** Takes its time to get ready. */
    LAZY(Optional.of(Duration.ofSeconds(12)), Optional.empty()),
    /** Exits with code 1 soon after it runs. */
    CRASHING(Optional.empty(), Optional.of(Duration.ofSeconds(2))),
    /** Is ready for a while before it exits. */
    TRICKY(Optional.of(Duration.ofMillis(500)), Optional.of(Duration.ofSeconds(25))),
    /** Runs and never gets ready. */
    UNREADY(Optional.empty(), Optional.empty()),
    /** No registry has its image. */
    MISSING(Optional.empty(), Optional.empty());

    private final Optional<Duration> readyWithin;
    private final Optional<Duration> crashesWithin;

    Temper(Optional<Duration> readyWithin, Optional<Duration> crashesWithin) {
        this.readyWithin = readyWithin;
        this.crashesWithin = crashesWithin;
    }

    Optional<Duration> readyWithin() {
        return readyWithin;
    }

    Optional<Duration> crashesWithin() {
        return crashesWithin;
    }

    /** The name of an image that behaves so. */
    public String image() {
        return "shop/" + name().toLowerCase(Locale.ROOT) + ":1";
    }

    static Temper of(Task task) {
        String reference = task.release().container().image().reference();
        for (Temper temper : values()) {
            if (reference.equals(temper.image())) {
                return temper;
            }
        }
        throw new IllegalArgumentException("no image behaves like " + reference);
    }
}
