package dev.podium.api.server.operations;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OperationRows extends GenericRepository<OperationRow, UUID> {
    void insert(OperationRow row);

    Optional<OperationRow> findById(UUID id);

    @Query("SELECT * FROM operations WHERE state = 'Running' ORDER BY created_at LIMIT :count")
    List<OperationRow> running(int count);

    @Query("""
            UPDATE operations SET state = :state, message = :message, finished_at = :finishedAt
            WHERE id = :id AND state = 'Running'
            """)
    int finish(OperationRow row);

    /** Whether a later write to the same object has begun an operation of its own. */
    @Query("SELECT COUNT(*) FROM operations WHERE object_uid = :object AND version > :version")
    int later(UUID object, long version);

    @Query("DELETE FROM operations WHERE finished_at < :before")
    int removeFinishedBefore(Instant before);
}
