package dev.podium.bench.cluster;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.AppsClient;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.bench.Options;
import java.time.Duration;
import java.util.List;

/** A server with its fleet, and apps to deploy on it. */
final class Bench implements AutoCloseable {
    static final String[] OPTIONS = {"server", "nodes", "replicas", "rounds", "seconds", "samples", "store"};
    /** Nothing listens on port 1 of this machine: the answer comes at once, and no registry is asked. */
    private static final String IMAGE = "127.0.0.1:1/bench/app:1";

    private static final String NAMESPACE = "bench";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StoreUnderTest store;
    private final ServerUnderTest server;
    private final Fleet fleet;
    private final AppsClient apps;

    private Bench(StoreUnderTest store, ServerUnderTest server, Fleet fleet, AppsClient apps) {
        this.store = store;
        this.server = server;
        this.fleet = fleet;
        this.apps = apps;
    }

    /**
     * Starts the store and the server and connects the nodes, and says how long that took.
     *
     * @param otherwise the kind of cluster store, unless the options say otherwise
     */
    static Bench start(Options options, StoreUnderTest.Kind otherwise, Duration heartbeatEvery) {
        List<String> command = List.of(options.text("server")
                .orElseThrow(() ->
                        new IllegalArgumentException("--server is missing: expected the command that starts a server"))
                .strip()
                .split("\\s+"));
        int nodes = options.number("nodes", 5_000);
        StoreUnderTest store = StoreUnderTest.start(options.text("store"), otherwise);
        ServerUnderTest server = ServerUnderTest.start(command, store.settings());
        try {
            long start = System.nanoTime();
            Fleet fleet = Fleet.connect(server, nodes, heartbeatEvery);
            System.out.printf(
                    "%,d played nodes connected over mutual TLS in %.1f s, %.1f s of the server's processor time%n",
                    nodes, (System.nanoTime() - start) / 1e9, server.cpuSeconds());
            PodiumClient client = server.client();
            client.tenants().put(NAMESPACE, new Tenant.Spec("Benchmark"), WriteOptions.DEFAULT);
            client.namespaces().put(NAMESPACE, new Namespace.Spec(NAMESPACE, null), WriteOptions.DEFAULT);
            return new Bench(store, server, fleet, client.apps(NAMESPACE));
        } catch (RuntimeException e) {
            server.close();
            store.close();
            throw e;
        }
    }

    StoreUnderTest store() {
        return store;
    }

    ServerUnderTest server() {
        return server;
    }

    Fleet fleet() {
        return fleet;
    }

    /** Deploys an app; seconds until the nodes have been told of all its tasks. */
    double deploy(String app, int replicas) {
        int target = fleet.assigned() + replicas;
        long start = System.nanoTime();
        apps.put(app, spec(replicas, "100m"), WriteOptions.DEFAULT);
        Waiting.until(replicas + " tasks of " + app + " are assigned", PATIENCE, () -> fleet.assigned() >= target);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Deploys an app no node has room for; returns when its status says so. */
    void deployUnplaceable(String app, int replicas) {
        apps.put(app, spec(replicas, "64"), WriteOptions.DEFAULT);
        Waiting.until(
                app + " is known to fit nowhere",
                PATIENCE,
                () -> apps.get(app).status().outlook() != null);
    }

    /** Deletes an app; returns when nothing of it is left anywhere. */
    void delete(String app) {
        apps.delete(app, WriteOptions.DEFAULT);
        Waiting.asking(app + " is gone", PATIENCE, () -> gone(app));
    }

    private boolean gone(String app) {
        try {
            apps.get(app);
            return false;
        } catch (ApiException.NotFound _) {
            return true;
        }
    }

    private static AppSpec spec(int replicas, String cpu) {
        return new AppSpec(
                IMAGE,
                null,
                replicas,
                null,
                null,
                null,
                null,
                null,
                null,
                new AppSpec.Resources(cpu, "64Mi", null, 64),
                null,
                null,
                null,
                new AppSpec.Stop(null, "0s", "1s"),
                null,
                null,
                null);
    }

    @Override
    public void close() {
        fleet.close();
        server.close();
        store.close();
    }
}
