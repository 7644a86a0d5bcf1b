package dev.podium.api.server.apps;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReleaseRows extends GenericRepository<ReleaseRow, UUID> {
    void insert(ReleaseRow row);

    @Query("SELECT * FROM releases WHERE app_uid = :app AND number < :before ORDER BY number DESC LIMIT :count")
    List<ReleaseRow> before(UUID app, int before, int count);

    @Query("SELECT * FROM releases WHERE app_uid = :app AND number = :number")
    Optional<ReleaseRow> find(UUID app, int number);
}
