package dev.podium.api.server.resource;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs writes, each in one SQL transaction. */
@Singleton
public final class Writes {
    private final TransactionOperations<Connection> transactions;
    private final WriteWitness witness;

    Writes(TransactionOperations<Connection> transactions, WriteWitness witness) {
        this.transactions = transactions;
        this.witness = witness;
    }

    /** A write somebody asked for: it is witnessed. A dry run goes all the way and is then rolled back. */
    public <T> T run(WriteConditions conditions, Supplier<T> write) {
        return attempt(conditions, () -> Optional.of(write.get())).orElseThrow();
    }

    /** The same for a write that may find out that it cannot be made yet; then it has written nothing and answers empty. */
    public <T> Optional<T> attempt(WriteConditions conditions, Supplier<Optional<T>> write) {
        return transactions.executeWrite(status -> {
            Optional<T> result = write.get();
            if (conditions.dryRun()) {
                status.setRollbackOnly();
            } else if (result.isPresent()) {
                witness.wrote();
            }
            return result;
        });
    }

    /** A write the platform makes by itself. */
    public <T> T run(Supplier<T> write) {
        return transactions.executeWrite(_ -> write.get());
    }

    /** Several reads that see the same state. */
    public <T> T read(Supplier<T> read) {
        return transactions.executeRead(_ -> read.get());
    }
}
