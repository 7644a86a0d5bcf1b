package dev.podium.api.server.tenants;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TenantRows extends GenericRepository<TenantRow, String> {
    Optional<TenantRow> findByName(String name);

    boolean existsByName(String name);

    @Query("SELECT * FROM tenants WHERE name > :after ORDER BY name LIMIT :count")
    List<TenantRow> after(String after, int count);

    void insert(TenantRow row);

    @Query("""
            UPDATE tenants SET display_name = :displayName, labels = :labels, generation = :generation, version = :version,
            updated_at = :updatedAt WHERE name = :name AND version = :version - 1
            """)
    int replace(TenantRow row);

    int deleteByName(String name);

    @Query("SELECT COUNT(*) FROM namespaces WHERE tenant = :tenant")
    int namespaces(String tenant);
}
