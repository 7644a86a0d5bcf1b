package dev.podium.api.server.apps;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface JobRows extends GenericRepository<JobRow, UUID> {
    @Query("SELECT * FROM jobs WHERE app_uid = :uid")
    Optional<JobRow> find(UUID uid);

    void insert(JobRow row);

    @Query("UPDATE jobs SET terms = :terms, since = :since WHERE app_uid = :uid")
    void replace(UUID uid, String terms, Instant since);

    @Query("UPDATE jobs SET triggers = :triggers WHERE app_uid = :uid")
    void ask(UUID uid, String triggers);

    @Query("UPDATE jobs SET book = :book WHERE app_uid = :uid")
    int keep(UUID uid, String book);
}
