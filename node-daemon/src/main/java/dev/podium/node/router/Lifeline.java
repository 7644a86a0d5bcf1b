package dev.podium.node.router;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells at once when HAProxy ends, without asking it again and again: a connection to its master that ends with it. It also ends
 * with a reload, so its end says no more than "look".
 */
final class Lifeline {
    private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);

    private final Path socket;
    private final Runnable look;
    private final AtomicReference<@Nullable SocketChannel> held = new AtomicReference<>();

    Lifeline(Path socket, Runnable look) {
        this.socket = socket;
        this.look = look;
    }

    /** Takes hold unless it does already. */
    void hold() {
        if (held.get() != null) {
            return;
        }
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            held.set(channel);
            Thread.ofVirtual().name("router lifeline").start(() -> awaitEnd(channel));
        } catch (IOException e) {
            LOG.debug("no lifeline to {}: {}", socket, e.toString());
        }
    }

    void letGo() {
        SocketChannel channel = held.getAndSet(null);
        if (channel != null) {
            close(channel);
        }
    }

    private void awaitEnd(SocketChannel channel) {
        ByteBuffer nothing = ByteBuffer.allocate(64);
        try {
            while (channel.read(nothing.clear()) >= 0) {
                LOG.trace("HAProxy spoke unasked");
            }
        } catch (IOException e) {
            LOG.trace("the lifeline broke: {}", e.toString());
        }
        close(channel);
        if (held.compareAndSet(channel, null)) {
            look.run();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a lifeline could not be closed: {}", e.toString());
        }
    }
}
