package dev.podium.api.server.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRows extends GenericRepository<AuditRow, Long> {
    @Query("""
            INSERT INTO audit (at, actor, login, operation, path, permission, collection, outcome, status, code, address,
            request, old_state, new_state)
            VALUES (:at, :actor, :login, :operation, :path, :permission, :collection, :outcome, :status, :code, :address,
            :request, :oldState, :newState)
            """)
    void add(AuditRow row);

    /** In the order in which they are sealed. */
    @Query("SELECT * FROM audit WHERE place IS NULL ORDER BY id LIMIT :count")
    List<AuditRow> unsealed(int count);

    @Query("UPDATE audit SET place = :place, hash = :hash WHERE id = :id AND place IS NULL")
    int seal(long id, long place, String hash);

    @Query("SELECT * FROM audit WHERE place > :place ORDER BY place LIMIT :count")
    List<AuditRow> sealedAfter(long place, int count);

    /** The last of those that are old, when all before it are. */
    @Query(
            "SELECT * FROM audit WHERE place IS NOT NULL AND place < COALESCE((SELECT MIN(place) FROM audit WHERE at >= :before AND place IS NOT NULL), 9223372036854775807) ORDER BY place DESC LIMIT 1")
    Optional<AuditRow> lastBefore(Instant before);

    @Query("DELETE FROM audit WHERE place <= :place")
    int removeUpTo(long place);

    /** Newest first; {@code collection} without the slash at its end, so that everything in it begins with it and a slash. */
    @Query("""
            SELECT * FROM audit WHERE id < :below
            AND (collection = :collection OR collection LIKE :within)
            AND (:actor = '' OR actor = :actor) AND (:outcome = '' OR outcome = :outcome)
            AND (:operation = '' OR operation LIKE :operation) AND (:path = '' OR path LIKE :path)
            AND at >= :since AND at < :until
            ORDER BY id DESC LIMIT :count
            """)
    List<AuditRow> find(
            long below,
            String collection,
            String within,
            String actor,
            String outcome,
            String operation,
            String path,
            Instant since,
            Instant until,
            int count);
}
