package dev.podium.api.server.launcher;

import dev.podium.orchestrator.testkit.store.Cable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own, that can be killed, with its own way to etcd, that can be cut. */
final class ServerProgram implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Path home;
    private final Map<String, String> environment;
    private final int apiPort;
    private final int gatewayPort;
    private final Cable etcd;
    private Process process;

    private ServerProgram(Path home, Map<String, String> shared, Cable etcd) throws IOException {
        this.home = home;
        this.etcd = etcd;
        this.apiPort = freePort();
        this.gatewayPort = freePort();
        this.environment = new HashMap<>(shared);
        environment.putAll(Map.of(
                "PODIUM_HOME", home.toString(),
                "PODIUM_API_PORT", Integer.toString(apiPort),
                "PODIUM_GATEWAY_PORT", Integer.toString(gatewayPort),
                "PODIUM_STORE", etcd.uri().toString()));
        this.process = run();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly(), "server-stop"));
    }

    /** @param shared what all servers are told alike */
    static ServerProgram launch(Path home, Map<String, String> shared, Cable etcd) {
        try {
            return new ServerProgram(home, shared, etcd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the leader key has it. */
    String name() {
        return "127.0.0.1:" + gatewayPort;
    }

    InetSocketAddress gateway() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + apiPort);
    }

    /** Its way to etcd. */
    Cable etcd() {
        return etcd;
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean ready() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri().resolve("/readyz").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** It keeps its connections and its port, and does nothing until it is thawed. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + name + " answered " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void restart() {
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath,
                        PodiumServer.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(Path.of(home + ".log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("server process " + process.pid() + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        etcd.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
