package dev.podium.orchestrator.server.tunnel;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException.Reason;
import dev.podium.orchestrator.wire.v1.LogLine;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log on its way from a node to a reader: the reader blocks here, the network's thread never does.
 *
 * <p>Credit: the node may send {@link #WINDOW} lines; each time the reader has taken half as many, it may send as many more.
 */
final class LogTunnel implements LogFeed {
    /** The most lines that wait for the reader. */
    static final int WINDOW = 256;

    private static final Logger log = LoggerFactory.getLogger(LogTunnel.class);
    private static final int REFILL = WINDOW / 2;

    private final String id;
    private final NodeName node;
    private final Runnable released;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<TaskLogLine> lines = new ArrayDeque<>();
    private Optional<ServerCallStreamObserver<TunnelDown>> down = Optional.empty();
    private Optional<LogsUnavailableException> broken = Optional.empty();
    private boolean ended;
    private int credit;
    private int taken;

    /** @param released called when the tunnel is no longer to be found by its id */
    LogTunnel(String id, NodeName node, Runnable released) {
        this.id = id;
        this.node = node;
        this.released = released;
    }

    NodeName node() {
        return node;
    }

    /** The node has opened the tunnel; {@code false} if it comes too late or for the second time. */
    boolean opened(ServerCallStreamObserver<TunnelDown> stream) {
        lock.lock();
        try {
            if (ended || down.isPresent()) {
                return false;
            }
            down = Optional.of(stream);
            grant(WINDOW);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the node has opened the tunnel; what becomes of it then is for the reader to see. */
    void awaitOpened(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (down.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (down.isEmpty() && !ended) {
                end(Optional.of(new LogsUnavailableException(
                        Reason.NODE_SILENT,
                        "node \"" + node + "\" did not open the log within " + most.toMillis()
                                + " ms: it may be overloaded; try again, and look at its status if this goes on")));
            }
            if (down.isEmpty()) {
                throwIfBroken();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        } finally {
            lock.unlock();
        }
    }

    /** Lines have come; {@code false} if the node sent more than it may. */
    boolean arrived(List<LogLine> batch) {
        lock.lock();
        try {
            credit -= batch.size();
            if (credit < 0) {
                fail(Reason.BROKEN_OFF, "sent more lines than it was asked for; upgrade its daemon");
                return false;
            }
            if (!ended) {
                batch.forEach(line -> lines.add(TaskLogLine.decode(line)));
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The node says that the log is over. */
    void finished() {
        end(Optional.empty());
    }

    void fail(Reason reason, String what) {
        end(Optional.of(new LogsUnavailableException(reason, "node \"" + node + "\" " + what)));
    }

    private void end(Optional<LogsUnavailableException> why) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                broken = why;
                released.run();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            while (lines.isEmpty() && !ended) {
                changed.await();
            }
            if (lines.isEmpty()) {
                throwIfBroken();
            }
            return !lines.isEmpty();
        } catch (InterruptedException e) {
            log.debug("the reader of log {} of node {} was interrupted", id, node);
            Thread.currentThread().interrupt();
            close();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void throwIfBroken() {
        broken.ifPresent(why -> {
            throw why;
        });
    }

    @Override
    public TaskLogLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the log has ended");
        }
        lock.lock();
        try {
            TaskLogLine line = lines.remove();
            taken++;
            if (taken >= REFILL) {
                grant(taken);
                taken = 0;
            }
            return line;
        } finally {
            lock.unlock();
        }
    }

    private void grant(int more) {
        credit += more;
        down.filter(stream -> !ended && !stream.isCancelled())
                .ifPresent(stream ->
                        stream.onNext(TunnelDown.newBuilder().setMore(more).build()));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            boolean first = !ended;
            lines.clear();
            broken = Optional.empty();
            end(Optional.empty());
            if (first) {
                down.filter(stream -> !stream.isCancelled()).ifPresent(ServerCallStreamObserver::onCompleted);
            }
        } finally {
            lock.unlock();
        }
    }
}
