package dev.podium.api.server.resource;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;

/** Runs a write in one SQL transaction; a dry run goes all the way and is then rolled back. */
@Singleton
public final class Writes {
    private final TransactionOperations<Connection> transactions;

    Writes(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    public <T> T run(WriteConditions conditions, Supplier<T> write) {
        return transactions.executeWrite(status -> {
            T result = write.get();
            if (conditions.dryRun()) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    public <T> T run(Supplier<T> write) {
        return run(WriteConditions.NONE, write);
    }

    /** Several reads that see the same state. */
    public <T> T read(Supplier<T> read) {
        return transactions.executeRead(_ -> read.get());
    }
}
