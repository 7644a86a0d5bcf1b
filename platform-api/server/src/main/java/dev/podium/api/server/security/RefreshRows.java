package dev.podium.api.server.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefreshRows extends GenericRepository<RefreshRows.RefreshRow, String> {
    @MappedEntity("refresh_tokens")
    record RefreshRow(
            @Id String tokenHash,
            UUID sessionId,
            Instant issuedAt,
            @Nullable Instant usedAt) {}

    void insert(RefreshRow row);

    Optional<RefreshRow> findByTokenHash(String tokenHash);

    /** Of two that try at the same moment, one gets 1 and the other 0. */
    @Query("UPDATE refresh_tokens SET used_at = :now WHERE token_hash = :tokenHash AND used_at IS NULL")
    int use(String tokenHash, Instant now);
}
