package dev.podium.portal.live;

import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WatchEvent;
import dev.podium.api.contract.resource.Deleted;
import dev.podium.portal.live.LiveSnapshot.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that follows the API: the first subscriber opens one upstream watch, the others share it, the last one to leave closes it.
 *
 * <p>What a watch tells before it is synced stays hidden while an older complete list can be shown, so that a reconnection does
 * not make rows vanish and come back. Safe for use by several threads.
 */
public final class LiveList<T> {
    private final Function<Consumer<WatchEvent<T>>, Watch> upstream;
    private final Keys<T> keys;
    private final List<Runnable> subscribers = new CopyOnWriteArrayList<>();
    private final Map<String, T> arriving = new LinkedHashMap<>();
    private LiveSnapshot<T> snapshot = new LiveSnapshot<>(List.of(), new Phase.Loading());
    private boolean synced;
    private boolean changed;
    private @Nullable Watch watch;
    private int generation;

    /** Tells items apart, also from what a watch says of one that is gone. */
    public record Keys<T>(Function<T, String> ofItem, Function<Deleted, String> ofGone) {}

    public LiveList(Keys<T> keys, Function<Consumer<WatchEvent<T>>, Watch> upstream) {
        this.keys = keys;
        this.upstream = upstream;
    }

    /** Calls {@code changed} after each change, on any thread, until the subscription is closed. */
    public Subscription subscribe(Runnable changed) {
        subscribers.add(changed);
        open();
        return () -> {
            if (subscribers.remove(changed) && subscribers.isEmpty()) {
                close();
            }
        };
    }

    /** The list as it is now. Made when asked for, so that a burst of changes costs one copy. */
    public synchronized LiveSnapshot<T> snapshot() {
        if (changed) {
            changed = false;
            snapshot = new LiveSnapshot<>(new ArrayList<>(arriving.values()), new Phase.Live());
        }
        return snapshot;
    }

    /** Whether nobody is interested now. */
    boolean idle() {
        return subscribers.isEmpty();
    }

    private synchronized void open() {
        if (watch == null) {
            int mine = ++generation;
            arriving.clear();
            synced = false;
            changed = false;
            watch = upstream.apply(event -> accept(mine, event));
        }
    }

    synchronized void close() {
        snapshot = snapshot();
        Watch open = watch;
        watch = null;
        generation++;
        if (open != null) {
            open.close();
        }
    }

    private void accept(int from, WatchEvent<T> event) {
        synchronized (this) {
            if (from != generation) {
                return;
            }
            apply(event);
        }
        subscribers.forEach(Runnable::run);
    }

    private void apply(WatchEvent<T> event) {
        switch (event) {
            case WatchEvent.Put<T> put -> {
                arriving.put(keys.ofItem().apply(put.item()), put.item());
                changed = synced;
            }
            case WatchEvent.Gone<T> gone -> {
                arriving.remove(keys.ofGone().apply(gone.item()));
                changed = synced;
            }
            case WatchEvent.Synced<T> _ -> {
                synced = true;
                changed = true;
            }
            case WatchEvent.Reset<T> _ -> {
                snapshot = snapshot();
                arriving.clear();
                synced = false;
            }
            case WatchEvent.Interrupted<T> interrupted -> {
                String why = String.valueOf(interrupted.why().getMessage());
                snapshot = new LiveSnapshot<>(
                        snapshot().items(), interrupted.forGood() ? new Phase.Refused(why) : new Phase.Paused(why));
            }
        }
    }

    /** Ends the interest in a list; closing twice is no error. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
