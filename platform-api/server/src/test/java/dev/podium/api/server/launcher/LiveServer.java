package dev.podium.api.server.launcher;

import dev.podium.api.contract.client.Credentials;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeNodes;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;

/** The whole server process, orchestrator included, with played nodes; stopped and started again where a story needs it. */
public final class LiveServer implements AutoCloseable {
    private static final String PASSWORD = RunningApi.ADMIN_PASSWORD;

    private final Path home;
    private ServerProcess process;
    private FakeNodes nodes;

    private LiveServer(Path home) {
        this.home = home;
        this.process = process(home, 0);
        this.nodes = nodes(process);
    }

    public static LiveServer start() {
        try {
            return new LiveServer(Files.createTempDirectory("podium-live"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As after a crash or an update of the server: the nodes come back by themselves in real life, here they are told to. */
    public void restart() {
        int gateway = process.gatewayPort();
        process.close();
        process = process(home, gateway);
    }

    /** Stops it, does something to what it left behind, and starts it again. */
    void restartAfter(Consumer<Path> deed) {
        int gateway = process.gatewayPort();
        process.close();
        deed.accept(home.resolve("server"));
        process = process(home, gateway);
    }

    /** Runs the server's program beside whatever runs; its exit code, with all it said in {@code said}. */
    int command(PrintStream said, String... arguments) {
        return PodiumServer.run(environment(home, 0), said, said, arguments);
    }

    public PodiumClient admin() {
        PodiumClient anonymous = PodiumClient.to(uri());
        return anonymous.as(
                Credentials.token(anonymous.auth().login("admin", PASSWORD).accessToken()));
    }

    public Http http() {
        return Http.to(uri())
                .bearer(PodiumClient.to(uri()).auth().login("admin", PASSWORD).accessToken());
    }

    /** A namespace of its own tenant. */
    public String namespace(String stem) {
        String name = RunningApi.fresh(stem);
        admin().tenants().put(name, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin().namespaces().put(name, new Namespace.Spec(name, null), WriteOptions.DEFAULT);
        return name;
    }

    /** A node that has joined with a token of the API; it does not connect yet. */
    public FakeNode node(String name) {
        String token = http().post("/api/v1/clusters/default/join-tokens", "{}").member("token");
        return nodes.join(JoinTokenText.parse(token), name);
    }

    @Override
    public void close() {
        nodes.close();
        process.close();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + process.apiPort());
    }

    private static ServerProcess process(Path home, int gatewayPort) {
        return ServerProcess.start(
                ServerSettings.from(environment(home, gatewayPort)), EnumSet.allOf(ServerRole.class));
    }

    private static Map<String, String> environment(Path home, int gatewayPort) {
        return Map.of(
                "PODIUM_HOME",
                home.toString(),
                "PODIUM_API_PORT",
                "0",
                "PODIUM_GATEWAY_PORT",
                Integer.toString(gatewayPort),
                "PODIUM_ADMIN_PASSWORD",
                PASSWORD);
    }

    private static FakeNodes nodes(ServerProcess process) {
        return new FakeNodes(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), process.gatewayPort()),
                InstantSource.system(),
                Duration.ofSeconds(1));
    }
}
