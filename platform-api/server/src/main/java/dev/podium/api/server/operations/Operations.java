package dev.podium.api.server.operations;

import dev.podium.api.contract.operation.Operation;
import dev.podium.api.server.settings.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins operations and waits for them. */
@Singleton
public final class Operations {
    private final OperationRows rows;
    private final OperationTracker tracker;
    private final InstantSource clock;
    private final Ids ids;

    Operations(OperationRows rows, OperationTracker tracker, InstantSource clock, Ids ids) {
        this.rows = rows;
        this.tracker = tracker;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What is about to be done.
     *
     * @param version of the object as the operation makes it
     */
    public record Begin(
            String action, String kind, @Nullable String namespace, String name, UUID uid, long version, String user) {}

    /** To be called in the transaction of the write that asks for it. */
    public UUID begin(Begin what) {
        UUID id = ids.next();
        rows.insert(new OperationRow(
                id,
                what.action(),
                what.kind(),
                what.namespace(),
                what.name(),
                what.uid(),
                what.version(),
                OperationRow.RUNNING,
                "Asked for; nothing is known of it yet.",
                what.user(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null));
        return id;
    }

    /** The transaction that began one is committed. */
    public void committed() {
        tracker.wake();
    }

    /** The operation with what is known of it now. */
    public Optional<Operation> find(UUID id) {
        return rows.findById(id).map(row -> row.running() ? tracker.judged(row).operation() : row.operation());
    }

    /** The operation as soon as it has finished, or as it is after {@code longest}. */
    public Optional<Operation> await(UUID id, Duration longest) throws InterruptedException {
        Instant until = clock.instant().plus(longest);
        Optional<Operation> now = find(id);
        while (now.filter(operation -> operation.state().equals(OperationRow.RUNNING))
                        .isPresent()
                && clock.instant().isBefore(until)) {
            tracker.awaitRound(Duration.between(clock.instant(), until));
            now = find(id);
        }
        return now;
    }
}
