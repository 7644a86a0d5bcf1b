package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One server's way to the store: it can be cut, lose answers, and brings news late. */
final class StoreConnection implements ClusterStore {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final String name;
    private final VirtualStore store;
    private final Program program;
    private final Chance chance;
    private final List<Stream> streams = new ArrayList<>();
    private boolean away;
    private int losesAnswer;
    private int latency = 5;

    StoreConnection(String name, VirtualStore store, Program program, Chance chance) {
        this.name = name;
        this.store = store;
        this.program = program;
        this.chance = chance;
    }

    void cut(boolean now) {
        away = now;
    }

    boolean isCut() {
        return away;
    }

    /** One of so many commits is answered by nothing but a timeout, whether it happened or not; 0 for none. */
    void loseAnswers(int oneIn) {
        losesAnswer = oneIn;
    }

    /** News take up to so many milliseconds. */
    void slowNews(int millis) {
        latency = millis;
    }

    /** The store no longer has the history the watches need. */
    void compact() {
        List.copyOf(streams).forEach(Stream::compact);
    }

    private void requireThere() {
        if (away) {
            throw new StoreUnavailableException("the cluster store does not answer", new TimeoutException());
        }
    }

    @Override
    public Range range(String prefix) {
        requireThere();
        return store.range(prefix);
    }

    @Override
    public Optional<Entry> get(String key) {
        requireThere();
        return Optional.ofNullable(store.get(key));
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        requireThere();
        if (transaction.operations().size() > MAX_OPERATIONS) {
            throw new IllegalArgumentException(
                    transaction.operations().size() + " operations: expected at most " + MAX_OPERATIONS);
        }
        boolean lost = losesAnswer > 0 && chance.oneIn(losesAnswer);
        if (lost && chance.oneIn(2)) {
            throw new StoreUnavailableException("the commit was lost on its way", new TimeoutException());
        }
        CommitResult result = store.commit(name, transaction);
        if (lost) {
            throw new StoreUnavailableException("the answer of the cluster store was lost", new TimeoutException());
        }
        return result;
    }

    @Override
    public Watch watch(String prefix, long afterRevision, Watcher watcher) {
        requireThere();
        if (afterRevision != store.revision()) {
            throw new IllegalStateException("nothing happens between a reading and the watch that follows it");
        }
        Stream stream = new Stream(prefix, watcher);
        streams.add(stream);
        store.follow(stream.follower);
        return stream::close;
    }

    @Override
    public Lease grant(Duration ttl) {
        requireThere();
        return new HeldLease(store.grant(ttl));
    }

    @Override
    public void close() {
        List.copyOf(streams).forEach(Stream::close);
    }

    /** News of one watch: in order, each after a while. */
    private final class Stream {
        private final String prefix;
        private final Watcher watcher;
        private final Queue<Changes> news = new ArrayDeque<>();
        private final Consumer<Changes> follower = this::add;
        private boolean scheduled;
        private boolean closed;

        Stream(String prefix, Watcher watcher) {
            this.prefix = prefix;
            this.watcher = watcher;
        }

        void add(Changes changes) {
            List<Change> mine = changes.list().stream()
                    .filter(change -> change.key().startsWith(prefix))
                    .toList();
            if (!closed && !mine.isEmpty()) {
                news.add(new Changes(changes.revision(), mine));
                schedule(chance.millis(0, latency));
            }
        }

        private void schedule(Duration when) {
            if (!scheduled) {
                scheduled = true;
                program.after(when, this::deliver);
            }
        }

        private void deliver() {
            scheduled = false;
            if (away) {
                schedule(LOOK_AGAIN);
                return;
            }
            while (!closed && !news.isEmpty()) {
                watcher.changed(news.remove());
            }
        }

        void compact() {
            close();
            program.after(chance.millis(0, latency), this::confess);
        }

        private void confess() {
            if (away) {
                program.after(LOOK_AGAIN, this::confess);
            } else {
                watcher.compacted();
            }
        }

        void close() {
            closed = true;
            news.clear();
            streams.remove(this);
            store.unfollow(follower);
        }
    }

    private final class HeldLease implements Lease {
        private final long id;

        HeldLease(long id) {
            this.id = id;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public boolean keepAlive() {
            requireThere();
            return store.keepAlive(id);
        }

        @Override
        public void close() {
            requireThere();
            store.end(id);
        }
    }
}
