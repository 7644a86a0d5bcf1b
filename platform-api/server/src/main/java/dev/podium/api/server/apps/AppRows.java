package dev.podium.api.server.apps;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AppRows extends GenericRepository<AppRow, UUID> {
    @Query("SELECT * FROM apps WHERE namespace = :namespace AND name = :name")
    Optional<AppRow> find(String namespace, String name);

    @Query("""
            SELECT * FROM apps WHERE namespace > :namespace OR (namespace = :namespace AND name > :name)
            ORDER BY namespace, name LIMIT :count
            """)
    List<AppRow> after(String namespace, String name, int count);

    @Query("SELECT * FROM apps WHERE namespace = :namespace AND name > :name ORDER BY name LIMIT :count")
    List<AppRow> afterIn(String namespace, String name, int count);

    @Query("SELECT * FROM apps WHERE deleting")
    List<AppRow> deleting();

    void insert(AppRow row);

    @Query("""
            UPDATE apps SET declared = :declared, spec = :spec, labels = :labels, release_number = :releaseNumber,
            image_digest = :imageDigest, image_local = :imageLocal, image_warning = :imageWarning, restarts = :restarts,
            rolled_at = :rolledAt, deleting = :deleting, generation = :generation, version = :version,
            updated_at = :updatedAt WHERE uid = :uid AND version = :version - 1
            """)
    int replace(AppRow row);

    @Query("DELETE FROM apps WHERE uid = :uid AND deleting")
    int remove(UUID uid);

    @Query("SELECT COUNT(*) FROM apps WHERE namespace = :namespace")
    int count(String namespace);

    @Query("SELECT COUNT(*) FROM apps a JOIN namespaces n ON n.name = a.namespace WHERE n.tenant = :tenant")
    int countOfTenant(String tenant);

    /** Makes other writes in the namespace wait until the transaction ends. */
    @Query("SELECT phase FROM namespaces WHERE name = :namespace FOR UPDATE")
    Optional<String> lockNamespace(String namespace);
}
