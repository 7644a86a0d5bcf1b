package dev.podium.api.server.namespaces;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface NamespaceRows extends GenericRepository<NamespaceRow, String> {
    Optional<NamespaceRow> findByName(String name);

    @Query("SELECT * FROM namespaces WHERE name > :after ORDER BY name LIMIT :count")
    List<NamespaceRow> after(String after, int count);

    void insert(NamespaceRow row);

    @Query("""
            UPDATE namespaces SET phase = :phase, labels = :labels, generation = :generation, version = :version, updated_at = :updatedAt
            WHERE name = :name AND version = :version - 1
            """)
    int replace(NamespaceRow row);

    @Query("SELECT * FROM namespaces WHERE phase = 'Deleting' ORDER BY name")
    List<NamespaceRow> deleting();

    int deleteByName(String name);

    @Query("SELECT tenant FROM namespaces WHERE name = :name")
    Optional<String> tenantOf(String name);

    @Query("SELECT COUNT(*) FROM tenants WHERE name = :name")
    int tenants(String name);
}
