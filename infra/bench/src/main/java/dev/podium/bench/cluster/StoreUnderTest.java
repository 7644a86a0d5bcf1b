package dev.podium.bench.cluster;

import dev.podium.orchestrator.testkit.sql.PostgresServer;
import dev.podium.orchestrator.testkit.store.RealEtcd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cluster store a server under test writes to: its own embedded one, or a real etcd. Servers on an etcd share a database too, so
 * then there is a real PostgreSQL as well. Both are started for the benchmark and gone afterwards.
 *
 * @param shared present unless the store is embedded
 */
record StoreUnderTest(Optional<Shared> shared) implements AutoCloseable {
    private record Shared(RealEtcd etcd, PostgresServer database) {
        static Shared start() {
            try {
                return new Shared(RealEtcd.start(1), PostgresServer.start());
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL could not be started: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL was started", e);
            }
        }

        Map<String, String> settings() {
            return Map.of(
                    "PODIUM_STORE",
                    etcd.endpoints().stream().map(URI::toString).collect(Collectors.joining(",")),
                    "PODIUM_DB_URL",
                    database.url("postgres"),
                    "PODIUM_DB_USER",
                    "podium",
                    "PODIUM_ISSUER",
                    "http://podium.bench");
        }
    }

    enum Kind {
        ETCD,
        EMBEDDED
    }

    /** @param asked {@code etcd} or {@code embedded}; nothing for {@code otherwise} */
    static StoreUnderTest start(Optional<String> asked, Kind otherwise) {
        Kind kind = asked.map(StoreUnderTest::kind).orElse(otherwise);
        return new StoreUnderTest(
                switch (kind) {
                    case ETCD -> Optional.of(Shared.start());
                    case EMBEDDED -> Optional.empty();
                });
    }

    private static Kind kind(String text) {
        try {
            return Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--store=" + text + " is not valid: expected etcd or embedded", e);
        }
    }

    /** What a server has to be told to use it. */
    Map<String, String> settings() {
        return shared.map(Shared::settings).orElse(Map.of());
    }

    @Override
    public String toString() {
        return shared.map(running -> "etcd and PostgreSQL on this machine").orElse("embedded store");
    }

    @Override
    public void close() {
        shared.ifPresent(running -> {
            running.etcd().close();
            running.database().close();
        });
    }
}
