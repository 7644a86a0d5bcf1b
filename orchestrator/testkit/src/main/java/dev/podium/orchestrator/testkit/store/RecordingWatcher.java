package dev.podium.orchestrator.testkit.store;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Watcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
public final class RecordingWatcher implements Watcher {
    private final List<Changes> seen = new CopyOnWriteArrayList<>();
    private volatile boolean compacted;

    @Override
    public void changed(Changes changes) {
        seen.add(changes);
    }

    @Override
    public void compacted() {
        compacted = true;
    }

    public boolean wasCompacted() {
        return compacted;
    }

    public List<Long> revisions() {
        return seen.stream().map(Changes::revision).toList();
    }

    /** In short form, in order: {@code /a=1} for a put, {@code -/a} for a deletion. */
    public List<String> changes() {
        return seen.stream()
                .flatMap(changes -> changes.list().stream())
                .map(RecordingWatcher::shortForm)
                .toList();
    }

    private static String shortForm(Change change) {
        return switch (change) {
            case Change.Put put -> put.key() + "=" + new String(put.entry().value(), StandardCharsets.UTF_8);
            case Change.Deleted deleted -> "-" + deleted.key();
        };
    }
}
