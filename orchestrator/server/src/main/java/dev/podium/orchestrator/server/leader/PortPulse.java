package dev.podium.orchestrator.server.leader;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a connection to the port of the leader's gateway. When a process ends its machine closes its connections and refuses new ones at
 * its port: that, and only that, is taken for an end. A machine that is cut off or without power does not refuse, it is
 * silent.
 */
public final class PortPulse implements Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(PortPulse.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    @Override
    public Feeling feel(String leader, Runnable ended) {
        int colon = leader.lastIndexOf(':');
        if (colon < 1 || !leader.substring(colon + 1).matches("\\d{1,5}")) {
            return Pulse.NONE.feel(leader, ended);
        }
        String host = leader.substring(0, colon).replaceAll("[\\[\\]]", "");
        Finger finger = new Finger(host, Integer.parseInt(leader.substring(colon + 1)), ended);
        Thread.ofVirtual().name("leader-pulse").start(finger::run);
        return finger;
    }

    private static final class Finger implements Feeling {
        private final String host;
        private final int port;
        private final Runnable ended;
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile @Nullable Socket socket;

        Finger(String host, int port, Runnable ended) {
            this.host = host;
            this.port = port;
            this.ended = ended;
        }

        void run() {
            try {
                while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    while (closed.getCount() > 0 && held()) {
                        LOG.debug("{}:{} closed the connection and takes another", host, port);
                    }
                }
            } catch (InterruptedException e) {
                LOG.debug("feeling the pulse of {}:{} was interrupted", host, port, e);
            }
        }

        /** Connects and waits for the end of the connection; whether there was one. */
        private boolean held() {
            try (Socket open = new Socket()) {
                socket = open;
                open.connect(new InetSocketAddress(host, port), (int) CONNECT_WITHIN.toMillis());
                awaitEnd(open);
                return true;
            } catch (ConnectException e) {
                if (closed.getCount() > 0 && String.valueOf(e.getMessage()).contains("refused")) {
                    ended.run();
                }
                return false;
            } catch (IOException e) {
                LOG.debug("no connection to {}:{}: {}", host, port, e.getMessage());
                return false;
            }
        }

        /** The gateway says nothing to somebody who says nothing, and after a while closes the connection. */
        private static void awaitEnd(Socket open) {
            try {
                while (open.getInputStream().read() >= 0) {
                    // Whatever it says, it is there.
                }
            } catch (IOException e) {
                // Reset: the connection has ended, which is all that is of interest.
                return;
            }
        }

        @Override
        public void close() {
            closed.countDown();
            Socket open = socket;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    LOG.debug("the connection to {}:{} did not close well", host, port, e);
                }
            }
        }
    }
}
