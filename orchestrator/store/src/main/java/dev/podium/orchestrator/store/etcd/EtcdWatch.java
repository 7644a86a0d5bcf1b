package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Watch;
import dev.podium.orchestrator.store.ClusterStore.Watcher;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.etcd.WatchAttempt.Heard;
import io.etcd.jetcd.watch.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch, over as many streams as it takes.
 *
 * <p>A thread of its own hands over what the stream of the moment heard. When a stream breaks the next one begins after the last
 * revision that was handed over. It is over when it is closed, or when the history it needs is gone: compacted, or lost because
 * etcd was set up anew and counts from the beginning again.
 */
final class EtcdWatch implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(EtcdWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    /** Messages; a watcher that is further behind than this is told to read again, as when history was compacted. */
    private static final int MOST_WAITING = 20_000;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final EtcdConnection connection;
    private final EtcdReads reads;
    private final EtcdKeys keys;
    private final String prefix;
    private final Watcher watcher;
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;
    private volatile boolean overrun;
    private long delivered;
    private boolean begun;
    private boolean failing;
    private Duration pause = FIRST_PAUSE;

    private EtcdWatch(EtcdConnection connection, EtcdKeys keys, String prefix, long afterRevision, Watcher watcher) {
        this.connection = connection;
        this.reads = new EtcdReads(connection, keys);
        this.keys = keys;
        this.prefix = prefix;
        this.delivered = afterRevision;
        this.watcher = watcher;
    }

    static EtcdWatch start(
            EtcdConnection connection, EtcdKeys keys, String prefix, long afterRevision, Watcher watcher) {
        EtcdWatch watch = new EtcdWatch(connection, keys, prefix, afterRevision, watcher);
        Thread.ofVirtual().name("etcd-watch " + prefix).start(watch::run);
        return watch;
    }

    /** How a stream ended. */
    private enum End {
        BROKEN,
        HISTORY_GONE
    }

    @Override
    public void close() {
        closed = true;
        hear(new Heard.Nothing());
    }

    boolean over() {
        return closed;
    }

    private void hear(Heard next) {
        if (!heard.offer(next)) {
            overrun = true;
        }
    }

    private void run() {
        try {
            while (!closed) {
                End end = follow();
                if (end == End.HISTORY_GONE && !closed) {
                    watcher.compacted();
                    return;
                }
                heard.poll(closed ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("the watch of {} was interrupted", prefix, e);
        } catch (RuntimeException e) {
            LOG.error("a watcher of {} failed; it is told to read again", prefix, e);
            watcher.compacted();
        } finally {
            closed = true;
        }
    }

    private End follow() throws InterruptedException {
        heard.clear();
        begun = false;
        try (WatchAttempt attempt = WatchAttempt.open(connection, keys.of(prefix), delivered + 1, this::hear)) {
            Optional<End> end = Optional.empty();
            while (!closed && !overrun && end.isEmpty()) {
                end = next().map(this::take).orElseGet(() -> unanswered(attempt));
            }
            return overrun ? End.HISTORY_GONE : end.orElse(End.BROKEN);
        } catch (StoreUnavailableException e) {
            broke(e);
            return End.BROKEN;
        }
    }

    /** A stream that has begun may be silent for as long as it likes; one that has not is not waited for for ever. */
    private Optional<Heard> next() throws InterruptedException {
        Duration patience = connection.settings().patience();
        return begun
                ? Optional.of(heard.take())
                : Optional.ofNullable(heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** What is heard may be the end. */
    private Optional<End> take(Heard next) {
        return switch (next) {
            case Heard.Nothing nothing -> Optional.empty();
            case Heard.Began(long revision) -> began(revision);
            case Heard.Events(List<WatchEvent> events) -> {
                deliver(events);
                yield Optional.empty();
            }
            case Heard.Broke(Throwable why) -> Optional.of(broken(why));
        };
    }

    private Optional<End> began(long revision) {
        if (revision < delivered && historyLost()) {
            return Optional.of(End.HISTORY_GONE);
        }
        works();
        return Optional.empty();
    }

    private End broken(Throwable why) {
        if (EtcdFailures.historyGone(why)) {
            return End.HISTORY_GONE;
        }
        broke(why);
        return End.BROKEN;
    }

    /** As happens when a client is closed at the moment a watch is opened on it. */
    private Optional<End> unanswered(WatchAttempt attempt) {
        attempt.giveUp();
        broke(new TimeoutException("no stream within " + connection.settings().patience()));
        return Optional.of(End.BROKEN);
    }

    /** The member that answered knows less than was handed over already: it lags behind, or etcd began anew. */
    private boolean historyLost() {
        return reads.revision() < delivered;
    }

    private void works() {
        if (failing) {
            LOG.info("following {} in etcd again, after revision {}", prefix, delivered);
        }
        begun = true;
        failing = false;
        pause = FIRST_PAUSE;
        connection.worked();
    }

    private void broke(Throwable why) {
        if (!failing && !closed) {
            LOG.warn("cannot follow {} in etcd for the moment: {}", prefix, EtcdFailures.words(why));
        }
        failing = true;
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /** etcd keeps the changes of one revision together, in one message, in order. */
    private void deliver(List<WatchEvent> events) {
        List<Change> changes = new ArrayList<>();
        long revision = 0;
        for (WatchEvent event : events) {
            long next = event.getKeyValue().getModRevision();
            if (next != revision) {
                handOver(revision, changes);
                changes = new ArrayList<>();
                revision = next;
            }
            changes.add(change(event));
        }
        handOver(revision, changes);
    }

    private void handOver(long revision, List<Change> changes) {
        if (revision > delivered && !closed) {
            watcher.changed(new Changes(revision, changes));
            delivered = revision;
        }
    }

    private Change change(WatchEvent event) {
        return switch (event.getEventType()) {
            case PUT -> new Change.Put(reads.entry(event.getKeyValue()));
            case DELETE -> new Change.Deleted(keys.parse(event.getKeyValue().getKey()));
            case UNRECOGNIZED -> throw new IllegalStateException("etcd sent an event of an unknown kind: " + event);
        };
    }
}
