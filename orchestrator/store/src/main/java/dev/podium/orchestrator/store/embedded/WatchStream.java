package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Watch;
import dev.podium.orchestrator.store.ClusterStore.Watcher;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch: a thread that reads the history at its own pace and tells one watcher. */
final class WatchStream implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(WatchStream.class);

    private final History history;
    private final String prefix;
    private final Watcher watcher;
    private volatile boolean closed;

    private WatchStream(History history, String prefix, Watcher watcher) {
        this.history = history;
        this.prefix = prefix;
        this.watcher = watcher;
    }

    static WatchStream start(History history, String prefix, long afterRevision, Watcher watcher) {
        WatchStream stream = new WatchStream(history, prefix, watcher);
        History.Position start = history.positionAt(afterRevision);
        Thread.ofVirtual().name("store-watch " + prefix).start(() -> stream.run(start));
        return stream;
    }

    @Override
    public void close() {
        closed = true;
        history.nudge();
    }

    private void run(History.Position start) {
        try {
            if (read(start)) {
                watcher.compacted();
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "the watcher of {} failed while it was told that it has to read again; its watch is over",
                    prefix,
                    e);
        }
    }

    /** Returns whether the watcher has missed something. */
    private boolean read(History.Position start) {
        History.Position position = start;
        while (true) {
            switch (history.after(position, () -> !closed)) {
                case History.Next.More(var list, var next) -> {
                    if (!deliver(list)) {
                        return true;
                    }
                    position = next;
                }
                case History.Next.Compacted() -> {
                    return true;
                }
                case History.Next.Closed() -> {
                    return false;
                }
            }
        }
    }

    private boolean deliver(List<Changes> list) {
        try {
            for (Changes changes : list) {
                List<Change> mine = changes.list().stream()
                        .filter(change -> change.key().startsWith(prefix))
                        .toList();
                if (!mine.isEmpty() && !closed) {
                    watcher.changed(new Changes(changes.revision(), mine));
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("the watcher of {} failed; it has to read everything again", prefix, e);
            return false;
        }
    }
}
