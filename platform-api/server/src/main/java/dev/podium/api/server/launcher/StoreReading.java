package dev.podium.api.server.launcher;

import dev.podium.orchestrator.store.etcd.EtcdSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code PODIUM_STORE} and what belongs to it, and collects the mistakes.
 *
 * @param given a setting by its name, when it is there
 */
record StoreReading(Function<String, Optional<String>> given, List<String> mistakes) {
    private static final String EMBEDDED = "embedded";
    private static final List<String> ONLY_FOR_ETCD = List.of(
            "PODIUM_STORE_PREFIX",
            "PODIUM_STORE_USER",
            "PODIUM_STORE_PASSWORD_FILE",
            "PODIUM_STORE_CA",
            "PODIUM_STORE_CERTIFICATE",
            "PODIUM_STORE_KEY");

    /** @param otherwise used when nothing is said, or something wrong */
    StoreSettings settings(StoreSettings otherwise) {
        String store = given.apply("PODIUM_STORE").orElse(EMBEDDED);
        if (store.equals(EMBEDDED)) {
            ONLY_FOR_ETCD.stream()
                    .filter(name -> given.apply(name).isPresent())
                    .forEach(name -> mistakes.add(name + " is set, but PODIUM_STORE is \"embedded\": expected"
                            + " PODIUM_STORE=http://host:2379 or https://host:2379 with it"));
            return otherwise;
        }
        return etcd(store).<StoreSettings>map(StoreSettings.Etcd::new).orElse(otherwise);
    }

    private Optional<EtcdSettings> etcd(String store) {
        List<URI> endpoints = new ArrayList<>();
        Optional<EtcdSettings.Tls> tls = tls();
        Optional<EtcdSettings.Login> login = login();
        try {
            for (String endpoint : store.split(",")) {
                endpoints.add(URI.create(endpoint.strip()));
            }
            EtcdSettings settings = EtcdSettings.of(endpoints)
                    .below(given.apply("PODIUM_STORE_PREFIX").orElse(EtcdSettings.DEFAULT_PREFIX));
            if (tls.isPresent() && endpoints.getFirst().getScheme().equals("http")) {
                mistakes.add("PODIUM_STORE is \"" + store + "\" and certificate files are named: expected https");
            }
            if (login.isPresent()) {
                settings = settings.as(login.get());
            }
            return Optional.of(tls.isPresent() ? settings.over(tls.get()) : settings);
        } catch (IllegalArgumentException e) {
            mistakes.add("PODIUM_STORE is \"" + store
                    + "\": expected embedded, or the client URLs of an etcd with commas, for"
                    + " example http://10.0.0.1:2379,http://10.0.0.2:2379; " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<EtcdSettings.Tls> tls() {
        Optional<Path> authority = file("PODIUM_STORE_CA");
        Optional<Path> chain = file("PODIUM_STORE_CERTIFICATE");
        Optional<Path> key = file("PODIUM_STORE_KEY");
        if (chain.isPresent() != key.isPresent()) {
            mistakes.add("PODIUM_STORE_CERTIFICATE and PODIUM_STORE_KEY belong together: expected both (PEM files) or"
                    + " neither");
        }
        if (authority.isEmpty() && chain.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EtcdSettings.Tls(
                authority, chain.flatMap(c -> key.map(k -> new EtcdSettings.ClientCertificate(c, k)))));
    }

    private Optional<EtcdSettings.Login> login() {
        Optional<String> user = given.apply("PODIUM_STORE_USER");
        Optional<Path> file = file("PODIUM_STORE_PASSWORD_FILE");
        if (user.isPresent() != given.apply("PODIUM_STORE_PASSWORD_FILE").isPresent()) {
            mistakes.add("PODIUM_STORE_USER and PODIUM_STORE_PASSWORD_FILE belong together: expected both or neither");
        }
        return user.flatMap(name -> file.flatMap(this::content).map(secret -> new EtcdSettings.Login(name, secret)));
    }

    private Optional<Path> file(String name) {
        Optional<Path> file = given.apply(name).map(Path::of);
        file.filter(path -> !Files.isReadable(path))
                .ifPresent(path ->
                        mistakes.add(name + " is \"" + path + "\": expected a file that the server's user may read"));
        return file.filter(Files::isReadable);
    }

    private Optional<String> content(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            mistakes.add("PODIUM_STORE_PASSWORD_FILE is \"" + file + "\", which cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
