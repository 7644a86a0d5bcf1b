package dev.podium.bench.cluster;

import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.SessionCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, so that what it costs is told apart from what the driver costs. */
final class ServerUnderTest implements AutoCloseable {
    private static final String PASSWORD = "only-for-the-benchmark";
    private static final Duration START = Duration.ofSeconds(60);
    private static final double TICKS_PER_SECOND = 100;

    private final Path home;
    private final Process process;
    private final int apiPort;
    private final int gatewayPort;

    private ServerUnderTest(Path home, Process process, int apiPort, int gatewayPort) {
        this.home = home;
        this.process = process;
        this.apiPort = apiPort;
        this.gatewayPort = gatewayPort;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param command the program with its options for the virtual machine
     * @param settings environment variables beside those for home, ports and password, such as the cluster store to use
     */
    static ServerUnderTest start(List<String> command, Map<String, String> settings) {
        try {
            Path home = Files.createTempDirectory("podium-bench");
            int apiPort = freePort();
            int gatewayPort = freePort();
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("server.log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PODIUM_"));
            builder.environment().putAll(settings);
            builder.environment().put("PODIUM_HOME", home.toString());
            builder.environment().put("PODIUM_API_PORT", Integer.toString(apiPort));
            builder.environment().put("PODIUM_GATEWAY_PORT", Integer.toString(gatewayPort));
            builder.environment().put("PODIUM_ADMIN_PASSWORD", PASSWORD);
            ServerUnderTest server = new ServerUnderTest(home, builder.start(), apiPort, gatewayPort);
            // However the benchmark ends, its server must not stay behind.
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end-server"));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the server could not be started: " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        Waiting.asking("the server is ready", START, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended by itself:\n" + log());
            }
            return answers();
        });
    }

    private boolean answers() {
        try {
            client();
            return true;
        } catch (ApiException _) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(home.resolve("server.log"));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    /** The API as its administrator sees it. */
    PodiumClient client() {
        PodiumClient anonymous = PodiumClient.to(URI.create("http://127.0.0.1:" + apiPort));
        return anonymous.signedIn(anonymous.auth().login("admin", PASSWORD), SessionCredentials.Listener.NONE);
    }

    InetSocketAddress gateway() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort);
    }

    /** Where it keeps its certificate authority. */
    Path authority() {
        return home.resolve("server").resolve("ca");
    }

    /** The processor time it has used so far, in seconds. */
    double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException("the server's processor time cannot be read", e);
        }
    }

    /** How long the embedded cluster store's file is: it grows with every commit. */
    long storeBytes() {
        try {
            return Files.size(home.resolve("server").resolve("cluster-store"));
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster store's size cannot be read", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            remove();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(home + " could not be removed", e);
        }
    }

    private void remove() throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
