package dev.podium.api.server.nodes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface NodePoolRows extends GenericRepository<NodePoolRow, String> {
    Optional<NodePoolRow> findByName(String name);

    @Query("SELECT * FROM node_pools WHERE name > :after ORDER BY name LIMIT :count")
    List<NodePoolRow> after(String after, int count);

    void insert(NodePoolRow row);

    @Query("""
            UPDATE node_pools SET tenants = :tenants, labels = :labels, generation = :generation, version = :version,
            updated_at = :updatedAt WHERE name = :name AND version = :version - 1
            """)
    int replace(NodePoolRow row);

    int deleteByName(String name);

    @Query("SELECT COUNT(*) FROM nodes WHERE pool = :pool")
    int nodes(String pool);

    @Query("SELECT name FROM nodes WHERE pool = :pool ORDER BY name")
    List<String> nodeNames(String pool);
}
