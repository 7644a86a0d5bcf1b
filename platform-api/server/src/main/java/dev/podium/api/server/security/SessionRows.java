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
interface SessionRows extends GenericRepository<SessionRows.SessionRow, UUID> {
    @MappedEntity("sessions")
    record SessionRow(
            @Id UUID id,
            String userName,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant endedAt) {
        boolean open(Instant now) {
            return endedAt == null && now.isBefore(expiresAt);
        }
    }

    void insert(SessionRow row);

    Optional<SessionRow> findById(UUID id);

    @Query("UPDATE sessions SET expires_at = :expiresAt WHERE id = :id")
    void extend(UUID id, Instant expiresAt);

    @Query("UPDATE sessions SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
    void end(UUID id, Instant now);

    @Query("UPDATE sessions SET ended_at = :now WHERE user_name = :userName AND ended_at IS NULL")
    void endAll(String userName, Instant now);

    @Query("UPDATE sessions SET ended_at = :now WHERE user_name = :userName AND id <> :kept AND ended_at IS NULL")
    void endOthers(String userName, UUID kept, Instant now);

    @Query("DELETE FROM sessions WHERE expires_at < :before")
    void deleteExpired(Instant before);
}
