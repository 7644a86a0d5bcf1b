package dev.podium.api.server.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a server process is set up, from its environment.
 *
 * @param home the directory of the server, {@code $PODIUM_HOME/server}
 * @param bind the address API and gateway listen on
 * @param gatewayPort where nodes connect
 * @param routerPort where nodes serve apps; only used to print addresses
 * @param issuer what tokens name as their issuer
 * @param advertisedHost how nodes and other servers reach this machine
 * @param secrets the directory of the keys that all servers of a platform share
 */
public record ServerSettings(
        Path home,
        String bind,
        int apiPort,
        int gatewayPort,
        int routerPort,
        String issuer,
        Database database,
        Optional<Tls> tls,
        Optional<String> adminPassword,
        String advertisedHost,
        Path secrets,
        StoreSettings store) {

    private static final String STORE_FILE = "cluster-store";

    /** Where SQL goes. */
    public record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }

    /** PEM files: the certificate chain, and the key in PKCS #8. */
    public record Tls(Path certificate, Path key) {}

    @Override
    public String toString() {
        return "ServerSettings[home=" + home + ", bind=" + bind + ", apiPort=" + apiPort + ", gatewayPort="
                + gatewayPort + ", advertisedHost=" + advertisedHost + ", database=" + database + ", tls=" + tls
                + ", secrets=" + secrets + ", store=" + store + "]";
    }

    /** The settings make no sense; the message says which and what was expected. */
    public static final class InvalidException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidException(List<String> mistakes) {
            super(String.join("\n", mistakes));
        }
    }

    /** @throws InvalidException naming every mistake */
    public static ServerSettings from(Map<String, String> environment) {
        return new Reading(environment).settings();
    }

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** Collects the mistakes, so that they can all be mended at once. */
    private record Reading(Map<String, String> environment, List<String> mistakes) {
        Reading(Map<String, String> environment) {
            this(environment, new ArrayList<>());
        }

        ServerSettings settings() {
            Path home = Path.of(text("PODIUM_HOME", "/var/lib/podium"))
                    .resolve("server")
                    .toAbsolutePath();
            String bind = text("PODIUM_BIND", "127.0.0.1");
            int apiPort = port("PODIUM_API_PORT", 8081);
            int gatewayPort = port("PODIUM_GATEWAY_PORT", 8082);
            int routerPort = port("PODIUM_ROUTER_PORT", 8000);
            Optional<Tls> tls = tls();
            requireTlsOffLoopback(bind, tls);
            String scheme = tls.isPresent() ? "https" : "http";
            StoreSettings store = store(home);
            String issuer = text("PODIUM_ISSUER", scheme + "://" + hostOf(bind) + ":" + apiPort);
            ServerSettings settings = new ServerSettings(
                    home,
                    bind,
                    apiPort,
                    gatewayPort,
                    routerPort,
                    issuer,
                    database(home),
                    tls,
                    given("PODIUM_ADMIN_PASSWORD"),
                    text("PODIUM_ADVERTISED_HOST", hostOf(bind)),
                    given("PODIUM_SECRETS")
                            .map(Path::of)
                            .map(Path::toAbsolutePath)
                            .orElse(home),
                    store);
            if (!mistakes.isEmpty()) {
                throw new InvalidException(mistakes);
            }
            return settings;
        }

        private StoreSettings store(Path home) {
            StoreSettings store = new StoreReading(this::given, mistakes)
                    .settings(new StoreSettings.Embedded(home.resolve(STORE_FILE)));
            if (store.shared() && !text("PODIUM_DB_URL", "").startsWith("jdbc:postgresql:")) {
                mistakes.add(
                        "PODIUM_STORE is an etcd, which several servers share, but the database is one server's own file:"
                                + " expected PODIUM_DB_URL=jdbc:postgresql://host/database with it");
            }
            if (store.shared() && given("PODIUM_ISSUER").isEmpty()) {
                mistakes.add(
                        "PODIUM_STORE is an etcd, which several servers share, and each takes the others' tokens: expected"
                                + " PODIUM_ISSUER=https://… with it, the same on all of them, for example the address users go to");
            }
            if (store.shared()
                    && anywhere(text("PODIUM_BIND", ""))
                    && given("PODIUM_ADVERTISED_HOST").isEmpty()) {
                mistakes.add(
                        "PODIUM_BIND is every address of this machine and PODIUM_STORE an etcd: expected"
                                + " PODIUM_ADVERTISED_HOST with it, the name or address at which the other servers reach this one");
            }
            return store;
        }

        private Database database(Path home) {
            Optional<String> url = given("PODIUM_DB_URL");
            url.filter(text -> !text.startsWith("jdbc:postgresql:") && !text.startsWith("jdbc:h2:"))
                    .ifPresent(text -> mistakes.add("PODIUM_DB_URL is \"" + text
                            + "\": expected jdbc:postgresql://host/database, or nothing for the embedded database"));
            return new Database(
                    url.orElseGet(() -> Databases.embedded(home)),
                    text("PODIUM_DB_USER", "podium"),
                    text("PODIUM_DB_PASSWORD", ""));
        }

        private Optional<Tls> tls() {
            Optional<Path> certificate = given("PODIUM_TLS_CERTIFICATE").map(Path::of);
            Optional<Path> key = given("PODIUM_TLS_KEY").map(Path::of);
            if (certificate.isPresent() != key.isPresent()) {
                mistakes.add(
                        "PODIUM_TLS_CERTIFICATE and PODIUM_TLS_KEY belong together: expected both (PEM files) or neither");
            }
            return certificate.flatMap(chain -> key.map(secret -> new Tls(chain, secret)));
        }

        private void requireTlsOffLoopback(String bind, Optional<Tls> tls) {
            try {
                if (!InetAddress.getByName(bind).isLoopbackAddress() && tls.isEmpty()) {
                    mistakes.add("PODIUM_BIND is \"" + bind
                            + "\", which others can reach, and passwords would travel in the clear:"
                            + " set PODIUM_TLS_CERTIFICATE and PODIUM_TLS_KEY (PEM files), or bind to 127.0.0.1 and put a"
                            + " proxy that speaks TLS in front");
                }
            } catch (UnknownHostException _) {
                mistakes.add(
                        "PODIUM_BIND is \"" + bind + "\": expected an address of this machine, for example 127.0.0.1");
            }
        }

        private int port(String name, int otherwise) {
            String text = text(name, Integer.toString(otherwise));
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
                return Integer.parseInt(text);
            }
            mistakes.add(name + " is \"" + text + "\": expected a port from 1 to 65535, or 0 for any free one");
            return otherwise;
        }

        private static boolean anywhere(String bind) {
            return bind.equals("0.0.0.0") || bind.equals("::");
        }

        private static String hostOf(String bind) {
            return anywhere(bind) ? "localhost" : bind.contains(":") ? "[" + bind + "]" : bind;
        }

        private String text(String name, String otherwise) {
            return given(name).orElse(otherwise);
        }

        private Optional<String> given(String name) {
            @Nullable String value = environment.get(name);
            return Optional.ofNullable(value).filter(text -> !text.isBlank());
        }
    }
}
