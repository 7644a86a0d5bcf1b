package dev.podium.api.server.testing;

import dev.podium.orchestrator.testkit.sql.PostgresServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The databases Podium runs on. */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final Map<TestDatabase, RunningApi> RUNNING = new HashMap<>();

    /** The one server on this database that all tests of this JVM share: use names of your own. */
    public synchronized RunningApi api() {
        Assumptions.assumeTrue(
                this == H2 || PostgresServer.installed(),
                "PostgreSQL is not installed: apt-get install postgresql, or put its programs on the PATH");
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(this, database -> RunningApi.start(database.environment()));
        }
    }

    private Map<String, String> environment() {
        return switch (this) {
            case H2 -> Map.of();
            case POSTGRESQL -> {
                try {
                    yield Map.of("PODIUM_DB_URL", PostgresServer.start().url("postgres"), "PODIUM_DB_USER", "podium");
                } catch (IOException e) {
                    throw new IllegalStateException("PostgreSQL did not start", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
