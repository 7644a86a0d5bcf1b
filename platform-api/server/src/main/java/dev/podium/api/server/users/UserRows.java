package dev.podium.api.server.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, String> {
    Optional<UserRow> findByName(String name);

    long count();

    @Query("SELECT * FROM users WHERE name > :after ORDER BY name LIMIT :count")
    List<UserRow> after(String after, int count);

    void insert(UserRow row);

    @Query("""
            UPDATE users SET display_name = :displayName, password_hash = :passwordHash, labels = :labels,
            generation = :generation, version = :version, updated_at = :updatedAt
            WHERE name = :name AND version = :version - 1
            """)
    int replace(UserRow row);

    int deleteByName(String name);
}
