package dev.podium.api.server.clusters;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ClusterRows extends GenericRepository<ClusterRow, String> {
    Optional<ClusterRow> findByName(String name);

    @Query("""
            UPDATE clusters SET policy = :policy, labels = :labels, generation = :generation, version = :version,
            updated_at = :updatedAt WHERE name = :name AND version = :version - 1
            """)
    int replace(ClusterRow row);
}
