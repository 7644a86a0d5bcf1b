package dev.podium.node.session;

import dev.podium.node.agent.Signal;
import dev.podium.node.identity.Gateways;
import dev.podium.node.identity.Identity;
import dev.podium.node.identity.Membership;
import dev.podium.node.identity.NotMemberException;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a session with the server for as long as the daemon lives: joins, connects, and after a loss connects again, to the next server. */
public final class ServerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLink.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Membership membership;
    private final Gateways gateways;
    private final NodeSide node;
    private final Outbox outbox;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Signal stop = new Signal();
    private volatile boolean closed;
    private String lastProblem = "";

    public ServerLink(
            Membership membership,
            Gateways gateways,
            NodeSide node,
            Outbox outbox,
            InstantSource clock,
            RandomGenerator random) {
        this.membership = membership;
        this.gateways = gateways;
        this.node = node;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
    }

    public void start() {
        Thread.ofVirtual().name("server link").start(this::run);
    }

    private void run() {
        Duration wait = FIRST_RETRY;
        while (!closed) {
            long begun = System.nanoTime();
            try {
                away(session());
            } catch (NotMemberException e) {
                away(e.words());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the session with the server failed and is opened anew", e);
                away("the session failed: " + e);
            }
            gateways.next();
            boolean lasted = System.nanoTime() - begun > LAST_RETRY.toNanos();
            wait = pause(lasted ? FIRST_RETRY : wait);
        }
    }

    private String session() throws NotMemberException, InterruptedException {
        Identity identity = membership.identity();
        ManagedChannel channel = gateways.current().connect(identity);
        try {
            return new Session(channel, node, outbox)
                    .run(() -> closed || clock.instant().isAfter(identity.renewAt()));
        } finally {
            channel.shutdownNow();
        }
    }

    private void away(String why) {
        if (closed) {
            return;
        }
        if (!why.equals(lastProblem)) {
            LOG.warn("no session with the server at {}: {}", gateways.current(), why);
        }
        lastProblem = why;
        node.disconnected(why);
    }

    /** With jitter, so that the nodes of a cluster do not all come back at the same moment. */
    private Duration pause(Duration wait) {
        try {
            stop.await(Duration.ofMillis(wait.toMillis() / 2 + random.nextLong(wait.toMillis())));
        } catch (InterruptedException e) {
            closed = true;
        }
        Duration next = wait.multipliedBy(2);
        return next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next;
    }

    @Override
    public void close() {
        closed = true;
        stop.raise();
        outbox.wake();
    }
}
