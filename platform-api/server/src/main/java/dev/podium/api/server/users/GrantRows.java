package dev.podium.api.server.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantRows extends GenericRepository<GrantRow, String> {
    @Query("SELECT * FROM grants WHERE user_name = :userName ORDER BY collection, role")
    List<GrantRow> of(String userName);

    @Query(
            "SELECT * FROM grants WHERE collection IN (:collections) AND role IN (:roles) ORDER BY user_name, collection, role")
    List<GrantRow> on(List<String> collections, List<String> roles);

    @Query("INSERT INTO grants (user_name, role, collection) VALUES (:userName, :role, :collection)")
    void add(String userName, String role, String collection);

    @Query("DELETE FROM grants WHERE user_name = :userName")
    void clear(String userName);
}
