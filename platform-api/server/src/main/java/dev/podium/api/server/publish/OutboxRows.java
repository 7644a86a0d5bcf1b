package dev.podium.api.server.publish;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRows extends GenericRepository<OutboxRow, Long> {
    @Query("INSERT INTO outbox (kind, object) VALUES (:kind, :object)")
    void add(String kind, String object);

    @Query("SELECT * FROM outbox ORDER BY seq LIMIT :count")
    List<OutboxRow> oldest(int count);

    /** A row that came after {@code upTo} stays: it stands for a later change. */
    @Query("DELETE FROM outbox WHERE kind = :kind AND object = :object AND seq <= :upTo")
    void done(String kind, String object, long upTo);

    @Query("SELECT COUNT(*) FROM outbox WHERE kind = :kind AND object = :object")
    int pending(String kind, String object);
}
