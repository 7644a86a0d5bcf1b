package dev.podium.api.server.nodes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface NodeRows extends GenericRepository<NodeRow, String> {
    Optional<NodeRow> findByName(String name);

    @Query("SELECT * FROM nodes WHERE name > :after ORDER BY name LIMIT :count")
    List<NodeRow> after(String after, int count);

    @Query("""
            INSERT INTO nodes (name, uid, availability, labels, taints, pool, generation, version, created_at, updated_at, created_by)
            VALUES (:name, :uid, :availability, :labels, :taints, :pool, :generation, :version, :createdAt, :updatedAt, :createdBy)
            ON CONFLICT DO NOTHING
            """)
    void register(NodeRow row);

    @Query("""
            UPDATE nodes SET availability = :availability, labels = :labels, taints = :taints, pool = :pool,
            generation = :generation, version = :version, updated_at = :updatedAt WHERE name = :name AND version = :version - 1
            """)
    int replace(NodeRow row);

    int deleteByName(String name);
}
