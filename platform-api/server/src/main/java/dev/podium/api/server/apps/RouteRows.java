package dev.podium.api.server.apps;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RouteRows extends GenericRepository<RouteRow, String> {
    @Query("SELECT * FROM routes WHERE host = :host AND path = :path")
    List<RouteRow> at(String host, String path);

    @Query("SELECT * FROM routes WHERE namespace = :namespace AND app = :app")
    List<RouteRow> of(String namespace, String app);

    void insert(RouteRow row);

    @Query("DELETE FROM routes WHERE host = :host AND path = :path")
    void remove(String host, String path);

    @Query("DELETE FROM routes WHERE namespace = :namespace AND app = :app")
    void removeAll(String namespace, String app);
}
