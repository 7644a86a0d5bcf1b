package dev.podium.api.server.resource;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface IdempotencyRows extends GenericRepository<IdempotencyRows.IdempotencyRow, String> {
    /** @param status absent while the first request is still being worked on */
    @MappedEntity("idempotency_keys")
    record IdempotencyRow(
            @Id String caller,
            @Id String requestKey,
            String operation,
            String bodyHash,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String location,
            Instant createdAt) {}

    @Query("SELECT * FROM idempotency_keys WHERE caller = :caller AND request_key = :requestKey")
    Optional<IdempotencyRow> find(String caller, String requestKey);

    @Query("""
            INSERT INTO idempotency_keys (caller, request_key, operation, body_hash, created_at)
            VALUES (:caller, :requestKey, :operation, :bodyHash, :createdAt)
            """)
    void begin(String caller, String requestKey, String operation, String bodyHash, Instant createdAt);

    @Query("""
            UPDATE idempotency_keys SET status = :status, answer = :answer, location = :location
            WHERE caller = :caller AND request_key = :requestKey
            """)
    void finish(String caller, String requestKey, int status, @Nullable String answer, @Nullable String location);

    @Query("DELETE FROM idempotency_keys WHERE caller = :caller AND request_key = :requestKey")
    void forget(String caller, String requestKey);

    @Query("DELETE FROM idempotency_keys WHERE created_at < :before")
    void forgetOlder(Instant before);
}
