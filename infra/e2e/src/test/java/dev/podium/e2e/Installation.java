package dev.podium.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Podium on this machine, apart from any other: its own home, ports and node name. */
final class Installation {
    static final String PASSWORD = "correct horse battery staple";

    private static final Duration BUILD_AND_START = Duration.ofMinutes(12);

    private final Path root = Path.of(System.getProperty("podium.root", ".")).toAbsolutePath();
    private final Path home;
    private final String name;
    private final Map<String, String> environment = new HashMap<>();

    Installation(String name) {
        try {
            this.name = name + "-" + ProcessHandle.current().pid();
            this.home = Files.createTempDirectory("podium-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("PODIUM_HOME", home.toString());
        environment.put("PODIUM_NODE_NAME", this.name);
        environment.put("PODIUM_ADMIN_PASSWORD", PASSWORD);
        Stream.of("PORTAL", "API", "GATEWAY", "ROUTER")
                .forEach(part -> environment.put("PODIUM_" + part + "_PORT", Integer.toString(freePort())));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of its node; everything it makes in Docker carries it. */
    String nodeName() {
        return name;
    }

    Path home() {
        return home;
    }

    int port(String part) {
        return Integer.parseInt(environment.getOrDefault("PODIUM_" + part + "_PORT", "0"));
    }

    String apiUrl() {
        return "http://127.0.0.1:" + port("API");
    }

    String portalUrl() {
        return "http://127.0.0.1:" + port("PORTAL");
    }

    Router router() {
        return new Router(port("ROUTER"));
    }

    /** Runs {@code ./podium} with these arguments. */
    Shell.Result podium(String... arguments) {
        return podium(Map.of(), arguments);
    }

    Shell.Result podium(Map<String, String> more, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return Shell.run(
                all,
                BUILD_AND_START,
                Stream.concat(Stream.of(root.resolve("podium").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** The process id of {@code server}, {@code portal} or {@code node}. */
    long pid(String process) {
        try {
            return Long.parseLong(Files.readString(home.resolve("run/" + process + ".pid"))
                    .split(" ")[0]
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void killHard(String process) {
        long pid = pid(process);
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        Await.until(
                process + " is dead",
                Duration.ofSeconds(10),
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** Ids of the running containers of an app, sandboxes left out. */
    List<String> containers(String namespace, String app) {
        return Shell.lines(
                "docker",
                "ps",
                "-q",
                "--no-trunc",
                "--filter",
                "label=dev.podium.node=" + name,
                "--filter",
                "label=dev.podium.namespace=" + namespace,
                "--filter",
                "label=dev.podium.app=" + app,
                "--filter",
                "label=dev.podium.role=app");
    }

    /** Everything in Docker that carries the node's label. */
    List<String> leftovers() {
        String label = "label=dev.podium.node=" + name;
        return Stream.of(
                        Shell.lines("docker", "ps", "-aq", "--filter", label),
                        Shell.lines("docker", "network", "ls", "-q", "--filter", label),
                        Shell.lines("docker", "volume", "ls", "-q", "--filter", label))
                .flatMap(List::stream)
                .toList();
    }
}
