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

    /** Just these: a row that was committed meanwhile, even with a lower number, stands for a change that was not seen yet. */
    @Query("DELETE FROM outbox WHERE seq IN (:seqs)")
    void done(List<Long> seqs);

    @Query("SELECT COUNT(*) FROM outbox WHERE kind = :kind AND object = :object")
    int pending(String kind, String object);
}
