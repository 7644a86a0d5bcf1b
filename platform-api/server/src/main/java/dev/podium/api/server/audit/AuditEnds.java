package dev.podium.api.server.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditEnds extends GenericRepository<AuditEnd, String> {
    @Query("SELECT * FROM audit_ends WHERE name = :name")
    AuditEnd find(String name);

    /** Others that seal or remove wait until this transaction has ended. */
    @Query("SELECT * FROM audit_ends WHERE name = :name FOR UPDATE")
    AuditEnd lock(String name);

    @Query("UPDATE audit_ends SET place = :place, hash = :hash WHERE name = :name")
    int move(AuditEnd end);
}
