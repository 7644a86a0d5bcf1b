package dev.podium.node;

import dev.podium.node.engine.DockerEngine;
import dev.podium.node.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Docker Engine of the test's own, which may be stopped, killed and started again. It has room for one network. */
final class OwnDockerd {
    private final Path directory;
    private Process process;

    OwnDockerd() throws Exception {
        directory = Files.createTempDirectory("pdm-agent-dockerd");
        process = launch();
        awaitAnswer();
    }

    String host() {
        return "unix://" + directory.resolve("docker.sock");
    }

    private Process launch() throws IOException {
        // After a kill both may name processes that only look alive because nobody has reaped them yet.
        Files.deleteIfExists(directory.resolve("docker.pid"));
        Files.deleteIfExists(directory.resolve("exec/containerd/containerd.pid"));
        return new ProcessBuilder(
                        "dockerd",
                        "--data-root=" + directory.resolve("data"),
                        "--exec-root=" + directory.resolve("exec"),
                        "--pidfile=" + directory.resolve("docker.pid"),
                        "--host=" + host(),
                        "--bridge=none",
                        "--iptables=false",
                        "--default-address-pool=base=10.215.0.0/24,size=24")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private void awaitAnswer() throws Exception {
        try (DockerEngine engine = DockerEngine.at(host())) {
            Await.until("the engine answers, see " + directory.resolve("log"), () -> answers(engine));
        }
    }

    private static boolean answers(DockerEngine engine) {
        try {
            return !engine.info().version().isEmpty();
        } catch (EngineException e) {
            return false;
        }
    }

    void stop() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("dockerd did not stop, see " + directory.resolve("log"));
        }
    }

    /** Its containerd notices a moment later; an engine started before that would wait for it in vain. */
    void kill() throws Exception {
        long containerd = Long.parseLong(Files.readString(directory.resolve("exec/containerd/containerd.pid"))
                .strip());
        process.destroyForcibly().waitFor();
        Await.until("containerd is gone", () -> !isAlive(containerd));
    }

    private static boolean isAlive(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    void startAgain() throws Exception {
        process = launch();
        awaitAnswer();
    }

    /** The image every test runs, taken from the machine's own engine. */
    void copyImage(String reference) throws Exception {
        run("sh", "-c", "docker save " + reference + " | docker -H " + host() + " load -q");
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
    }

    /** Ends it with everything in it. */
    void end() throws Exception {
        run("sh", "-c", "docker -H " + host() + " ps -aq | xargs -r docker -H " + host() + " rm -f");
        run("sh", "-c", "docker -H " + host() + " network prune -f");
        stop();
        run("umount", directory.resolve("data").toString());
        run("rm", "-rf", directory.toString());
    }
}
