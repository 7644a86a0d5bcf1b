package dev.podium.api.server.launcher;

import dev.podium.orchestrator.model.node.NodeName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The nodes the database knows, read before the API runs: they may have tasks the cluster store does not know. */
final class KnownNodes {
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S04");

    private KnownNodes() {}

    /** @throws IllegalStateException if the database cannot be read */
    static Set<NodeName> of(ServerSettings.Database database) {
        Set<NodeName> nodes = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM nodes")) {
            while (rows.next()) {
                nodes.add(new NodeName(rows.getString(1)));
            }
            return nodes;
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.contains(String.valueOf(e.getSQLState()))) {
                // A platform that was never started: it has no nodes yet.
                return Set.of();
            }
            throw new IllegalStateException("the database " + database.url() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
