package dev.podium.api.server.testing;

import dev.podium.api.contract.client.Credentials;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.server.launcher.ApiProcess;
import dev.podium.api.server.launcher.ServerSettings;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of this JVM on a free port, with everything in a temporary directory and the cluster store in memory. */
public final class RunningApi implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "correct horse battery";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ApiProcess process;
    private final Path home;
    private final String issuer;

    private RunningApi(ApiProcess process, Path home, String issuer) {
        this.process = process;
        this.home = home;
        this.issuer = issuer;
    }

    /**
     * @param extra settings beyond those that make a test server
     * @param parts what the launcher would make: ports of the API's features
     */
    public static RunningApi start(Map<String, String> extra, Object... parts) {
        try {
            Path home = Files.createTempDirectory("podium-api-test");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "PODIUM_HOME", home.toString(), "PODIUM_API_PORT", "0", "PODIUM_ADMIN_PASSWORD", ADMIN_PASSWORD));
            environment.putAll(extra);
            ServerSettings settings = ServerSettings.from(environment);
            ClusterStore store = EmbeddedClusterStore.inMemory(InstantSource.system());
            List<Object> all = new ArrayList<>(List.of(store, ClusterMirror.start(store), new KnownDoor()));
            all.addAll(List.of(parts));
            RunningApi api =
                    new RunningApi(ApiProcess.start(settings, all.toArray()), settings.home(), settings.issuer());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> api.vanish(home), "api-stop"));
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + process.port());
    }

    public Path home() {
        return home;
    }

    public String issuer() {
        return issuer;
    }

    public <T> T bean(Class<T> type) {
        return process.bean(type);
    }

    public PodiumClient anonymous() {
        return PodiumClient.to(uri());
    }

    public PodiumClient admin() {
        return as("admin", ADMIN_PASSWORD);
    }

    public PodiumClient as(String user, String password) {
        PodiumClient anonymous = anonymous();
        return anonymous.as(
                Credentials.token(anonymous.auth().login(user, password).accessToken()));
    }

    /** For requests no well-behaved client makes. */
    public Http http() {
        return new Http(uri());
    }

    /** A name no other test uses. */
    public static String fresh(String stem) {
        return stem + "-" + NAMES.incrementAndGet();
    }

    private void vanish(Path directory) {
        close();
        try {
            TemporaryFiles.remove(directory);
        } catch (IOException e) {
            System.err.println(directory + " could not be removed: " + e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
