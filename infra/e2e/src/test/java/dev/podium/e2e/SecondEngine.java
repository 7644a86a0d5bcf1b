package dev.podium.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A second Docker Engine beside the machine's own: other data, other socket, other addresses, and no hand on the firewall. */
final class SecondEngine implements AutoCloseable {
    private final Path directory;
    private final Process process;

    private SecondEngine(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    static SecondEngine start() {
        try {
            Path directory = Files.createTempDirectory("podium-e2e-engine");
            Process process = new ProcessBuilder(
                            "dockerd",
                            "--data-root=" + directory.resolve("data"),
                            "--exec-root=" + directory.resolve("exec"),
                            "--pidfile=" + directory.resolve("docker.pid"),
                            "--host=unix://" + directory.resolve("docker.sock"),
                            "--bridge=none",
                            "--iptables=false",
                            "--default-address-pool=base=10.213.0.0/16,size=24")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            SecondEngine engine = new SecondEngine(directory, process);
            Await.until(
                    () -> "the second engine answers; its log is in " + directory,
                    Duration.ofSeconds(60),
                    () -> Shell.run(Map.of(), Duration.ofSeconds(10), "docker", "-H", engine.host(), "version")
                                    .exitCode()
                            == 0);
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return "unix://" + directory.resolve("docker.sock");
    }

    /** Gives it an image of the machine's own engine. */
    void copyImage(String reference) {
        Path archive = directory.resolve("image.tar");
        Shell.run("docker", "save", "-o", archive.toString(), reference);
        Shell.run("docker", "-H", host(), "load", "-q", "-i", archive.toString());
    }

    List<String> containers(String namespace, String app) {
        return Shell.lines(
                "docker",
                "-H",
                host(),
                "ps",
                "-q",
                "--filter",
                "label=dev.podium.namespace=" + namespace,
                "--filter",
                "label=dev.podium.app=" + app,
                "--filter",
                "label=dev.podium.role=app");
    }

    /** Ends it and everything in it. */
    @Override
    public void close() {
        Stream.of(Shell.lines("docker", "-H", host(), "ps", "-aq"))
                .flatMap(List::stream)
                .forEach(id -> Shell.run("docker", "-H", host(), "rm", "-f", id));
        Shell.run("docker", "-H", host(), "network", "prune", "-f");
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Shell.run("rm", "-rf", directory.toString());
    }
}
