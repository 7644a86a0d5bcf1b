package dev.podium.orchestrator.store.etcd;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to reach an etcd cluster.
 *
 * @param endpoints client URLs of its members, all {@code http} or all {@code https}
 * @param prefix what all keys begin with, without a slash at its end, so that several clusters can share an etcd
 * @param tls for {@code https}; without it the machine's own certificate authorities are trusted
 * @param patience how long a call may take
 */
public record EtcdSettings(
        List<URI> endpoints, String prefix, Optional<Login> login, Optional<Tls> tls, Duration patience) {
    /** Where keys are unless somebody says otherwise. */
    public static final String DEFAULT_PREFIX = "/podium";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** An etcd user. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /** PEM files: who vouches for the members, and, where etcd asks for one, a client's certificate chain and PKCS #8 key. */
    public record Tls(Optional<Path> authority, Optional<ClientCertificate> client) {}

    /** A client's certificate chain and its key. */
    public record ClientCertificate(Path chain, Path key) {}

    public EtcdSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("no etcd endpoints: expected at least one URL");
        }
        endpoints.forEach(EtcdSettings::requireUsable);
        if (endpoints.stream().map(URI::getScheme).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "etcd endpoints " + words(endpoints) + " mix http and https: expected one of them for all");
        }
        if (!prefix.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new IllegalArgumentException("etcd key prefix \"" + prefix
                    + "\" is not valid: expected a path without a slash at its end, for example " + DEFAULT_PREFIX);
        }
    }

    public static EtcdSettings of(List<URI> endpoints) {
        return new EtcdSettings(endpoints, DEFAULT_PREFIX, Optional.empty(), Optional.empty(), PATIENCE);
    }

    public EtcdSettings below(String otherPrefix) {
        return new EtcdSettings(endpoints, otherPrefix, login, tls, patience);
    }

    public EtcdSettings as(Login who) {
        return new EtcdSettings(endpoints, prefix, Optional.of(who), tls, patience);
    }

    public EtcdSettings over(Tls how) {
        return new EtcdSettings(endpoints, prefix, login, Optional.of(how), patience);
    }

    public EtcdSettings waiting(Duration atMost) {
        return new EtcdSettings(endpoints, prefix, login, tls, atMost);
    }

    boolean encrypted() {
        return endpoints.getFirst().getScheme().equals("https");
    }

    /** For people: which etcd is meant. */
    String where() {
        return words(endpoints);
    }

    private static void requireUsable(URI endpoint) {
        boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        boolean bare = endpoint.getRawPath() == null
                || endpoint.getRawPath().isEmpty()
                || endpoint.getRawPath().equals("/");
        if (!web || endpoint.getHost() == null || endpoint.getRawUserInfo() != null || !bare) {
            throw new IllegalArgumentException(
                    "etcd endpoint \"" + endpoint
                            + "\" is not valid: expected http://host:port or https://host:port, as in etcd's --advertise-client-urls");
        }
    }

    private static String words(List<URI> endpoints) {
        return endpoints.stream().map(URI::toString).collect(Collectors.joining(", "));
    }
}
