package dev.podium.node;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.node.engine.BusyboxImage;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.DockerEngine;
import dev.podium.node.engine.Labels;
import dev.podium.node.identity.Gateway;
import dev.podium.node.identity.Gateways;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.server.gateway.GatewaySettings;
import dev.podium.orchestrator.server.gateway.NodeGateway;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.JoinToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The real gateway on a store in memory, one real node daemon and the machine's Docker Engine; the test plays the leader. */
public final class ClusterOfOne implements AutoCloseable {
    public static final String DOCKER = "unix:///var/run/docker.sock";

    public final NodeName name;
    public final DockerEngine engine;
    private final String docker;
    private final Path home;
    private final Path token;
    private final InstantSource clock = InstantSource.system();
    private final CertificateAuthority authority;
    private final ClusterStore store;
    private final int port;
    private final List<Task> assigned = new CopyOnWriteArrayList<>();
    private NodeGateway gateway;
    private Optional<NodeDaemon> daemon = Optional.empty();

    public ClusterOfOne(Path home, String name) throws Exception {
        this(home, name, DOCKER);
    }

    public ClusterOfOne(Path home, String name, String docker) throws Exception {
        this.docker = docker;
        this.home = home;
        this.name = new NodeName(name);
        this.engine = DockerEngine.at(docker);
        BusyboxImage.ensure(engine);
        this.authority = CertificateAuthority.open(home.resolve("ca"), clock);
        this.store = EmbeddedClusterStore.inMemory(clock);
        this.gateway = NodeGateway.start(GatewaySettings.on("127.0.0.1", 0), authority, store, clock);
        this.port = gateway.port();
        this.token = home.resolve("token");
        Files.writeString(token, token().text());
        startDaemon();
    }

    private JoinTokenText token() {
        JoinTokenText token = JoinTokenText.fresh(authority.fingerprint(), new SecureRandom());
        JoinToken record = JoinToken.newBuilder()
                .setId(token.id())
                .setSecretSha256(ByteString.copyFrom(token.secretSha256()))
                .setExpiresAt(clock.instant().plusSeconds(900).toEpochMilli())
                .setUsesLeft(1)
                .build();
        store.commit(Transaction.put(StoreKeys.joinToken(token.id()), record.toByteArray()));
        return token;
    }

    public void startDaemon() throws IOException {
        daemon = Optional.of(NodeDaemon.start(new NodeSettings(
                name,
                home.resolve("node"),
                Gateways.only(new Gateway("127.0.0.1", port)),
                Optional.of(token),
                docker,
                Optional.empty(),
                Map.of())));
    }

    /** As far as containers can tell this is what a kill does: the daemon simply is not there any more. */
    public void stopDaemon() {
        daemon.ifPresent(NodeDaemon::close);
        daemon = Optional.empty();
    }

    public void stopGateway() {
        gateway.close();
    }

    public void startGatewayAgain() {
        gateway = NodeGateway.start(GatewaySettings.on("127.0.0.1", port), authority, store, clock);
    }

    public Task assign(Task task) {
        assigned.removeIf(known -> known.id().equals(task.id()));
        assigned.add(task);
        store.commit(
                Transaction.put(StoreKeys.task(task), TaskCodec.encode(task).toByteArray()));
        return task;
    }

    public Task desire(Task task, DesiredState state) {
        return assign(task.desire(state, clock.instant()));
    }

    public void forget(Task task) {
        store.commit(Transaction.builder()
                .delete(StoreKeys.task(task))
                .delete(StoreKeys.status(task.node(), task.id()))
                .build());
    }

    public void forgetAll() {
        assigned.forEach(this::forget);
        assigned.clear();
    }

    public boolean connected() {
        return gateway.connected(name);
    }

    public NodeGateway gateway() {
        return gateway;
    }

    public Optional<TaskStatus> status(TaskId task) {
        return store.get(StoreKeys.status(name, task)).map(entry -> decode(entry.value()));
    }

    private static TaskStatus decode(byte[] value) {
        try {
            return TaskCodec.decode(dev.podium.orchestrator.wire.v1.TaskStatus.parseFrom(value));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the task has a status that holds. */
    public TaskStatus await(Task task, String what, Predicate<TaskStatus> holds) throws Exception {
        Await.until(
                task.id() + " " + what + ", last " + status(task.id()),
                () -> status(task.id()).filter(holds).isPresent());
        return status(task.id()).orElseThrow();
    }

    public List<ContainerView> containers(String role) {
        return engine.containers(Map.of(Labels.NODE, name.value(), Labels.ROLE, role));
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        stopDaemon();
        gateway.close();
        store.close();
        engine.containers(Map.of(Labels.NODE, name.value())).forEach(found -> engine.remove(found.id()));
        engine.networks(Map.of(Labels.NODE, name.value())).forEach(engine::removeNetwork);
        engine.close();
    }
}
