package dev.podium.node.router;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Talks to HAProxy's master process over its socket: one command, one answer, one connection. */
final class ControlSocket {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Path path;

    ControlSocket(Path path) {
        this.path = path;
    }

    /** Sends a command to the master itself. */
    String toMaster(String command) {
        return send(command);
    }

    /** Sends a command to the worker that takes new connections. */
    String toWorker(String command) {
        return send("@1 " + command);
    }

    /** Sends a command to one worker by its process id. */
    String toWorker(long pid, String command) {
        return send("@!" + pid + " " + command);
    }

    private String send(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return receive(channel, selector, command);
        } catch (IOException e) {
            throw new RouterException.OutOfReach(
                    "HAProxy's control socket " + path + " does not work: " + e.getMessage(), e);
        }
    }

    private String receive(SocketChannel channel, Selector selector, String command) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (true) {
            long remaining = (end - System.nanoTime()) / 1_000_000;
            if (remaining <= 0) {
                throw new IOException("no answer to \"" + command + "\" within " + LIMIT.toSeconds() + " s");
            }
            selector.select(remaining);
            selector.selectedKeys().clear();
            int read = channel.read(buffer.clear());
            if (read < 0) {
                return answer.toString(StandardCharsets.UTF_8).strip();
            }
            answer.write(buffer.array(), 0, read);
        }
    }
}
