package dev.podium.api.server.operations;

import dev.podium.api.contract.operation.Operation;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the database has it.
 *
 * @param version of the object it is about, as the operation made it
 */
@MappedEntity("operations")
record OperationRow(
        @Id UUID id,
        String action,
        String kind,
        @Nullable String namespace,
        String name,
        UUID objectUid,
        long version,
        String state,
        String message,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    static final String RUNNING = "Running";
    static final String SUCCEEDED = "Succeeded";
    static final String FAILED = "Failed";

    boolean running() {
        return state.equals(RUNNING);
    }

    OperationRow standing(String newState, String newMessage, @Nullable Instant finished) {
        return new OperationRow(
                id,
                action,
                kind,
                namespace,
                name,
                objectUid,
                version,
                newState,
                newMessage,
                createdBy,
                createdAt,
                finished);
    }

    Operation operation() {
        return new Operation(
                id.toString(), action, kind, namespace, name, state, message, createdBy, createdAt, finishedAt);
    }
}
