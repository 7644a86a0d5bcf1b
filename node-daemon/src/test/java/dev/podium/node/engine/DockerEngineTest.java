package dev.podium.node.engine;

import dev.podium.orchestrator.testkit.store.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract on the machine's real Docker Engine. */
class DockerEngineTest extends ContainerEngineContract {
    private static final DockerEngine ENGINE = DockerEngine.at("unix:///var/run/docker.sock");

    private static final Map<String, String> MINE = Map.of("dev.podium.test", "published");

    @Override
    ContainerEngine open() throws Exception {
        BusyboxImage.ensure(ENGINE);
        return ENGINE;
    }

    @Override
    String image() {
        return BusyboxImage.REFERENCE;
    }

    @Test
    void a_published_port_of_the_machine_leads_to_the_container() throws Exception {
        String network = "pdm-published";
        ENGINE.ensureNetwork(new NetworkPlan(network, MINE));
        int port = freePort();
        String id = ENGINE.create(new ContainerPlan(
                "pdm-published",
                image(),
                List.of("/bin/busybox", "httpd", "-f", "-p", "8080"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                MINE,
                new ContainerPlan.Network.Bridge(
                        network, "host-1", List.of(), List.of(new ContainerPlan.Published("127.0.0.1", port, 8080))),
                new ContainerPlan.Limits(0, 0, 64L << 20, 50),
                List.of(),
                false,
                true,
                false,
                "SIGKILL"));
        try {
            ENGINE.start(id);
            Eventually.eventually(
                    "the container answers on port " + port, () -> answer(port).startsWith("HTTP/1."));
        } finally {
            ENGINE.remove(id);
            ENGINE.removeNetwork(network);
        }
    }

    private static String answer(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException notYet) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }
}
