package dev.podium.api.server.health;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

@Singleton
final class DatabaseCheck implements ReadinessCheck {
    private static final int SECONDS = 2;

    private final DataSource database;

    DatabaseCheck(DataSource database) {
        // The injected one hands out the connection of the transaction under way, and there is none here.
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> wrong() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS) ? Optional.empty() : Optional.of("does not answer");
        } catch (SQLException _) {
            return Optional.of("cannot be reached");
        }
    }
}
