package dev.podium.orchestrator.testkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server on this machine that can be cut, or hold what is on it. Safe for use by several threads. */
public final class Cable implements AutoCloseable {
    private final int target;
    private final ServerSocket entrance;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile boolean cut;
    private volatile boolean closed;

    private Cable(int target, ServerSocket entrance) {
        this.target = target;
        this.entrance = entrance;
    }

    public static Cable to(int port) {
        try {
            Cable cable = new Cable(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("cable").start(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Breaks every connection, and each new one at once. */
    public void cut() {
        cut = true;
        lines.forEach(Line::close);
    }

    public void mend() {
        cut = false;
    }

    /** What the connections of this moment carry stays on the way until {@link #release}; later connections are not concerned. */
    public void hold() {
        lines.forEach(line -> line.hold(true));
    }

    /** Delivers what was held, also for a sender that has gone. */
    public void release() {
        lines.forEach(line -> line.hold(false));
    }

    /** Of what is held, delivers the oldest pieces on each connection and holds the rest. */
    public void deliver(int pieces) {
        lines.forEach(line -> line.let(pieces));
    }

    private void accept() {
        while (!closed) {
            try {
                Socket near = entrance.accept();
                if (cut) {
                    near.close();
                } else {
                    Line line = new Line(near, new Socket(InetAddress.getLoopbackAddress(), target));
                    lines.add(line);
                    line.start();
                }
            } catch (IOException e) {
                // The server is away; its caller finds that out by the connection that ends.
                lines.removeIf(Line::over);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection through the cable. */
    private static final class Line {
        private final Socket near;
        private final Socket far;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition released = lock.newCondition();
        private boolean held;
        private int passes;

        Line(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void start() {
            Thread.ofVirtual().start(() -> pump(near, far));
            Thread.ofVirtual().start(() -> pump(far, near));
        }

        boolean over() {
            return near.isClosed();
        }

        void hold(boolean now) {
            lock.lock();
            try {
                held = now;
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void let(int pieces) {
            lock.lock();
            try {
                passes = pieces;
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void pump(Socket from, Socket to) {
            byte[] some = new byte[64 << 10];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(some); count >= 0; count = in.read(some)) {
                    passed();
                    out.write(some, 0, count);
                }
                passed();
            } catch (IOException e) {
                // Either end may go at any time; then so does the other.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void passed() throws InterruptedException {
            lock.lock();
            try {
                while (held && passes == 0) {
                    released.await();
                }
                passes = Math.max(0, passes - 1);
            } finally {
                lock.unlock();
            }
        }

        void close() {
            hold(false);
            try (near;
                    far) {
                near.shutdownInput();
            } catch (IOException e) {
                // It was closed already.
                return;
            }
        }
    }
}
