package dev.podium.orchestrator.testkit.store;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of a real etcd. */
public final class EtcdMember {
    private static final Duration START_WITHIN = Duration.ofSeconds(10);

    private final URI client;
    private final List<String> command;
    private final Path log;
    private Process process;

    private EtcdMember(URI client, List<String> command, Path log, Process process) {
        this.client = client;
        this.command = command;
        this.log = log;
        this.process = process;
    }

    static EtcdMember launch(URI client, List<String> command, Path log) {
        return new EtcdMember(client, command, log, run(command, log));
    }

    /** Where it can be asked. */
    public URI client() {
        return client;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it again with the data it had. */
    public void restart() {
        process = run(command, log);
        awaitListening();
    }

    /** It stays, and keeps its connections, but does nothing until it is thawed. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    void stop() {
        thaw();
        process.destroyForcibly();
        awaitEnd();
    }

    void awaitListening() {
        eventually("etcd listens at " + client + ", see " + log, this::listening);
    }

    private boolean listening() {
        if (!process.isAlive()) {
            throw new IllegalStateException("etcd ended with " + process.exitValue() + ", see " + log);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), client.getPort()), (int)
                    START_WITHIN.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            int code = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + name + " of etcd answered " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("etcd process " + process.pid() + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process run(List<String> command, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("ETCD"));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("etcd cannot be started: apt-get install etcd-server", e);
        }
    }
}
