package dev.podium.orchestrator.engine.view;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the moments at which a decision would come out differently although nothing else changed. */
public final class WakeTimes {
    private final Instant now;
    private @Nullable Instant earliest;

    public WakeTimes(Instant now) {
        this.now = now;
    }

    /** Whether {@code moment} has come; if not, it is remembered. */
    public boolean passed(Instant moment) {
        if (!now.isBefore(moment)) {
            return true;
        }
        if (earliest == null || moment.isBefore(earliest)) {
            earliest = moment;
        }
        return false;
    }

    public Optional<Instant> earliest() {
        return Optional.ofNullable(earliest);
    }
}
