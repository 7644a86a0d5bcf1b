package dev.podium.node.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Await;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RoutingTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A router of its own on a free port, with the apps it leads to; all of it ends with the test. */
final class RouterFixture {
    final RouterSettings settings;
    final int appPort;
    private final List<App> apps = new ArrayList<>();
    private HaproxyRouter router;

    RouterFixture(Path home) throws IOException {
        this.settings = new RouterSettings(
                new NodeName("node-a"),
                home.resolve("router"),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()),
                RouterSettings.DEBIAN_PROGRAM);
        this.appPort = freePort();
        this.router = HaproxyRouter.start(settings);
    }

    HaproxyRouter router() {
        return router;
    }

    App app(String name) {
        App app = App.start(name, appPort);
        apps.add(app);
        return app;
    }

    Table table() {
        return new Table(appPort);
    }

    Client client() {
        return new Client(settings.listen());
    }

    Client.Answer get(String host, String path, String... headers) throws IOException {
        try (Client client = client()) {
            return client.get(host, path, headers);
        }
    }

    /** Applies and waits for the acknowledgement. */
    void apply(RoutingTable table) throws Exception {
        router.apply(table);
        Await.until("table " + table.version() + " is acknowledged", () -> {
            assertThat(router.problem()).isEmpty();
            return router.ack().version() == table.version();
        });
    }

    /** As if the daemon had been killed: nothing is ended, nothing is said. A new one takes over. */
    void restartDaemon() {
        router.close();
        router = HaproxyRouter.start(settings);
    }

    List<Long> processes() {
        return new OwnProcesses(new RouterFiles(settings.directory()).config()).all();
    }

    long master() {
        return new OwnProcesses(new RouterFiles(settings.directory()).config())
                .masters()
                .getFirst();
    }

    String control(String command) {
        return new ControlSocket(settings.directory().resolve("master.sock")).toWorker(command);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void close() throws Exception {
        router.end();
        apps.forEach(App::close);
        Await.until("HAProxy has ended", () -> processes().isEmpty());
    }
}
