package dev.podium.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The Docker Engine, version 20.10 or later, through its API. */
public final class DockerEngine implements ContainerEngine {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final DockerClient client;
    private final DockerImages images;
    private final DockerNetworks networks;
    private final DockerContainers containers;
    private final DockerStreams streams;

    private DockerEngine(DockerClient client) {
        this.client = client;
        this.images = new DockerImages(client);
        this.networks = new DockerNetworks(client);
        this.containers =
                new DockerContainers(client, Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.streams = new DockerStreams(client);
    }

    /**
     * Does not connect yet.
     *
     * @param host for example {@code unix:///var/run/docker.sock} or {@code tcp://127.0.0.1:2375}
     */
    public static DockerEngine at(String host) {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .build();
        ZerodepDockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .connectionTimeout(CONNECT_TIMEOUT)
                .build();
        return new DockerEngine(DockerClientImpl.getInstance(config, http));
    }

    @Override
    public EngineInfo info() {
        Info info = DockerCalls.call("info", () -> client.infoCmd().exec());
        return new EngineInfo(
                Objects.requireNonNullElse(info.getServerVersion(), "unknown"),
                Objects.requireNonNullElse(info.getOsType(), "linux"),
                Objects.requireNonNullElse(info.getArchitecture(), "unknown"),
                Objects.requireNonNullElse(info.getNCPU(), 1),
                Objects.requireNonNullElse(info.getMemTotal(), 0L),
                Objects.requireNonNullElse(info.getDockerRootDir(), "/var/lib/docker"),
                warnings(info));
    }

    /** The engine prints such warnings itself, but the client library does not carry them. */
    private static List<String> warnings(Info info) {
        return Boolean.FALSE.equals(info.getMemoryLimit())
                ? List.of("the container engine cannot limit memory on this machine: enable the memory cgroup")
                : List.of();
    }

    @Override
    public List<ImageView> images() {
        return images.list();
    }

    @Override
    public Optional<ImageView> image(String reference) {
        return images.find(reference);
    }

    @Override
    public ImageView pull(String reference, Consumer<PullProgress> progress) throws InterruptedException {
        return images.pull(reference, progress);
    }

    @Override
    public void loadImage(String reference, InputStream archive) {
        images.load(reference, archive);
    }

    @Override
    public void ensureNetwork(NetworkPlan plan) {
        networks.ensure(plan);
    }

    @Override
    public List<String> networks(Map<String, String> labels) {
        return networks.list(labels);
    }

    @Override
    public void removeNetwork(String name) {
        networks.remove(name);
    }

    @Override
    public String create(ContainerPlan plan) {
        return containers.create(plan);
    }

    @Override
    public void start(String id) {
        containers.start(id);
    }

    @Override
    public void signal(String id, String signal) {
        containers.signal(id, signal);
    }

    @Override
    public void remove(String id) {
        containers.remove(id);
    }

    @Override
    public Optional<ContainerView> inspect(String id) {
        return containers.inspect(id);
    }

    @Override
    public List<ContainerView> containers(Map<String, String> labels) {
        return containers.list(labels);
    }

    @Override
    public ExecResult exec(String id, List<String> command, Duration timeout) throws InterruptedException {
        return streams.exec(id, command, timeout);
    }

    @Override
    public LogStream logs(String id, LogRequest request) {
        return streams.logs(id, request);
    }

    @Override
    public DeathStream deaths(Map<String, String> labels) {
        return streams.deaths(labels);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the connection to the container engine", e);
        }
    }
}
