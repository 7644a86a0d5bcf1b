package dev.podium.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A node daemon beside the machine's own: another name, home and Docker Engine, and no router. */
record SecondNode(Process process, Path home) implements AutoCloseable {
    static SecondNode start(Installation podium, String name, SecondEngine engine, String joinToken) {
        try {
            Path home = Files.createTempDirectory("podium-e2e-node");
            Path token = home.resolve("token");
            Files.writeString(token, joinToken);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-jar",
                            podium.home()
                                    .resolve("dist/current/node/podium-node.jar")
                                    .toString(),
                            "--name=" + name,
                            "--home=" + home,
                            "--gateway=127.0.0.1:" + podium.port("GATEWAY"),
                            "--join-token-file=" + token,
                            "--docker=" + engine.host(),
                            "--router=none",
                            "--label=disk=ssd")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start();
            return new SecondNode(process, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return home.resolve("log");
    }

    void killHard() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Shell.run("rm", "-rf", home.toString());
    }
}
