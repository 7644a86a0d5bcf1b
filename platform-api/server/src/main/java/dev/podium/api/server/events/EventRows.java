package dev.podium.api.server.events;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventRows extends GenericRepository<EventRow, Long> {
    @Query("""
            INSERT INTO events (id, at, namespace, kind, name, task, type, reason, message, actor)
            VALUES (:id, :at, :namespace, :kind, :name, :task, :type, :reason, :message, :actor) ON CONFLICT DO NOTHING
            """)
    void add(EventRow row);

    @Query("""
            INSERT INTO events (id, at, namespace, kind, name, task, type, reason, message, actor)
            VALUES (:id, :at, :namespace, :kind, :name, :task, :type, :reason, :message, :actor) ON CONFLICT DO NOTHING
            """)
    void add(List<EventRow> rows);

    @Query("SELECT * FROM events WHERE seq > :seq ORDER BY seq LIMIT :count")
    List<EventRow> after(long seq, int count);

    @Query("SELECT COALESCE(MAX(seq), 0) FROM events")
    long newest();

    @Query("SELECT COALESCE(MIN(seq), 0) FROM events")
    long oldest();

    @Query("SELECT * FROM events WHERE seq < :before AND namespace = :namespace ORDER BY seq DESC LIMIT :count")
    List<EventRow> ofNamespace(String namespace, long before, int count);

    @Query("""
            SELECT * FROM events WHERE seq < :before AND namespace = :namespace AND kind = 'App' AND name = :app
            ORDER BY seq DESC LIMIT :count
            """)
    List<EventRow> ofApp(String namespace, String app, long before, int count);

    @Query("SELECT * FROM events WHERE seq < :before AND namespace IS NULL ORDER BY seq DESC LIMIT :count")
    List<EventRow> ofPlatform(long before, int count);

    @Query("DELETE FROM events WHERE at < :before")
    int removeOlderThan(Instant before);
}
