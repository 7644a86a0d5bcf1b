package dev.podium.api.server.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podium.api.contract.client.Credentials;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TemporaryFiles;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.etcd.EtcdClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdSettings;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeNodes;
import dev.podium.orchestrator.testkit.sql.PostgresServer;
import dev.podium.orchestrator.testkit.store.Cable;
import dev.podium.orchestrator.testkit.store.RealEtcd;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Several server processes on one real etcd and one real PostgreSQL, with played nodes that look for another server when theirs is gone. */
final class ServerGroup implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);

    private final Path home;
    private final RealEtcd etcd;
    private final PostgresServer database;
    private final ClusterStore store;
    private final List<ServerProgram> servers = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("nodes-look-for-servers").factory());
    private Optional<FakeNodes> nodes = Optional.empty();
    private long tried;
    private int attempt;

    private ServerGroup(Path home, RealEtcd etcd, PostgresServer database) {
        this.home = home;
        this.etcd = etcd;
        this.database = database;
        this.store = EtcdClusterStore.open(EtcdSettings.of(etcd.endpoints()));
    }

    static ServerGroup start(int servers, int members, int nodes) throws IOException, InterruptedException {
        ServerGroup group = new ServerGroup(
                Files.createTempDirectory("podium-servers"), RealEtcd.start(members), PostgresServer.start());
        try {
            group.launch(servers);
            group.join(nodes);
            return group;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    /** The first makes the keys and the tables, the others take them. */
    private void launch(int count) {
        Map<String, String> shared = Map.of(
                "PODIUM_DB_URL",
                database.url("postgres"),
                "PODIUM_DB_USER",
                "podium",
                "PODIUM_ISSUER",
                "http://podium.test",
                "PODIUM_SECRETS",
                home.resolve("secrets").toString(),
                "PODIUM_ADMIN_PASSWORD",
                RunningApi.ADMIN_PASSWORD);
        for (int i = 0; i < count; i++) {
            int member = i % etcd.members().size();
            Cable cable = Cable.to(etcd.member(member).client().getPort());
            ServerProgram server = ServerProgram.launch(home.resolve("server-" + i), shared, cable);
            servers.add(server);
            if (i == 0) {
                await("the first server is ready", server::ready);
            }
        }
        await("all servers are ready", () -> servers.stream().allMatch(ServerProgram::ready));
    }

    private void join(int count) {
        FakeNodes fleet = new FakeNodes(servers.getFirst().gateway(), InstantSource.system(), Duration.ofSeconds(1));
        nodes = Optional.of(fleet);
        for (int i = 0; i < count; i++) {
            String token = http(servers.getFirst())
                    .post("/api/v1/clusters/default/join-tokens", "{}")
                    .member("token");
            fleet.join(JoinTokenText.parse(token), "node-" + i)
                    .at(servers.get(i % servers.size()).gateway())
                    .connect();
        }
        await("all nodes are connected", () -> fleet.all().stream().allMatch(FakeNode::connected));
        Future<?> _ = timer.scheduleWithFixedDelay(
                this::lookForServers, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookForServers() {
        List<FakeNode> lost = nodes().stream().filter(node -> !node.connected()).toList();
        if (lost.isEmpty() || System.nanoTime() - tried < TRY_EVERY.toNanos()) {
            return;
        }
        tried = System.nanoTime();
        List<ServerProgram> alive = alive();
        for (FakeNode node : lost) {
            attempt++;
            node.disconnect();
            node.at(alive.get(attempt % alive.size()).gateway()).connect();
        }
    }

    List<FakeNode> nodes() {
        return nodes.map(FakeNodes::all).orElse(List.of());
    }

    RealEtcd etcd() {
        return etcd;
    }

    ClusterStore store() {
        return store;
    }

    List<ServerProgram> all() {
        return List.copyOf(servers);
    }

    List<ServerProgram> alive() {
        return servers.stream().filter(ServerProgram::alive).toList();
    }

    /** The one that leads, if one does at the moment. */
    Optional<ServerProgram> leader() {
        try {
            return store.get(StoreKeys.LEADER)
                    .map(entry -> new String(entry.value(), UTF_8))
                    .flatMap(name -> servers.stream()
                            .filter(server -> server.name().equals(name))
                            .findFirst());
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    ServerProgram awaitLeader() {
        await("a server leads", () -> leader().filter(ServerProgram::alive).isPresent());
        return leader().orElseThrow();
    }

    /** One that lives and does not lead. */
    ServerProgram follower() {
        Optional<ServerProgram> leader = leader();
        return alive().stream()
                .filter(server -> !leader.equals(Optional.of(server)))
                .findFirst()
                .orElseThrow();
    }

    PodiumClient admin(ServerProgram server) {
        PodiumClient anonymous = PodiumClient.to(server.uri());
        return anonymous.as(Credentials.token(
                anonymous.auth().login("admin", RunningApi.ADMIN_PASSWORD).accessToken()));
    }

    Http http(ServerProgram server) {
        return Http.to(server.uri())
                .bearer(PodiumClient.to(server.uri())
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + START_WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + START_WITHIN + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        nodes.ifPresent(FakeNodes::close);
        servers.forEach(ServerProgram::close);
        store.close();
        etcd.close();
        database.stop();
        try {
            TemporaryFiles.remove(home);
        } catch (IOException e) {
            System.err.println(home + " could not be removed: " + e);
        }
    }
}
