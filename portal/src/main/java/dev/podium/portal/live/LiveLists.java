package dev.podium.portal.live;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WatchEvent;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.task.Task;
import dev.podium.portal.live.LiveList.Keys;
import dev.podium.portal.live.LiveList.Subscription;
import dev.podium.portal.live.LiveSnapshot.Phase;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The live lists of one session, one for each thing shown, however many pages and windows show it.
 *
 * <p>A list nobody subscribes to holds no connection; it stays here, with what it last knew, so that coming back shows rows at once.
 */
public final class LiveLists implements AutoCloseable {
    private static final Keys<App> APPS = new Keys<>(
            app -> app.metadata().namespace() + "/" + app.metadata().name(),
            gone -> gone.namespace() + "/" + gone.name());
    private static final Keys<Task> TASKS = new Keys<>(Task::id, gone -> gone.name());
    private static final Keys<Event> EVENTS = new Keys<>(Event::id, gone -> gone.name());
    private static final Keys<Node> NODES = new Keys<>(node -> node.metadata().name(), gone -> gone.name());
    private static final int MOST_REMEMBERED = 40;

    private final Platform platform;
    private final Map<Optional<String>, LiveList<App>> apps = new ConcurrentHashMap<>();
    private final Map<AppRef, LiveList<Task>> tasks = new ConcurrentHashMap<>();
    private final Map<AppRef, LiveList<Event>> events = new ConcurrentHashMap<>();
    private final LiveList<Node> nodes;
    private final List<Runnable> connectionListeners = new CopyOnWriteArrayList<>();

    public LiveLists(Platform platform) {
        this.platform = platform;
        this.nodes = list(NODES, platform::watchNodes);
    }

    /** @param namespace all that may be seen when empty */
    public LiveList<App> apps(Optional<String> namespace) {
        return apps.computeIfAbsent(namespace, n -> list(APPS, listener -> platform.watchApps(n, listener)));
    }

    public LiveList<Task> tasks(AppRef app) {
        forgetIdle(tasks);
        return tasks.computeIfAbsent(app, a -> list(TASKS, listener -> platform.watchTasks(a, listener)));
    }

    public LiveList<Event> events(AppRef app) {
        forgetIdle(events);
        return events.computeIfAbsent(app, a -> list(EVENTS, listener -> platform.watchEvents(a, listener)));
    }

    public LiveList<Node> nodes() {
        return nodes;
    }

    /** Whether all that is being shown is current. */
    public Connection connection() {
        return all().filter(list -> !list.idle())
                .map(list -> list.snapshot().phase())
                .flatMap(phase -> phase instanceof Phase.Paused paused ? Stream.of(paused.why()) : Stream.empty())
                .findFirst()
                .<Connection>map(Connection.Paused::new)
                .orElseGet(Connection.Live::new);
    }

    /** Calls {@code changed}, on any thread, whenever {@link #connection} may have changed. */
    public Subscription onConnection(Runnable changed) {
        connectionListeners.add(changed);
        return () -> connectionListeners.remove(changed);
    }

    /** Ends every watch. */
    @Override
    public void close() {
        all().forEach(LiveList::close);
    }

    private Stream<LiveList<?>> all() {
        return Stream.of(apps.values().stream(), tasks.values().stream(), events.values().stream(), Stream.of(nodes))
                .flatMap(lists -> lists);
    }

    private <T> LiveList<T> list(Keys<T> keys, Function<Consumer<WatchEvent<T>>, Watch> upstream) {
        return new LiveList<>(
                keys,
                listener -> upstream.apply(event -> {
                    listener.accept(event);
                    if (event instanceof WatchEvent.Synced || event instanceof WatchEvent.Interrupted) {
                        connectionListeners.forEach(Runnable::run);
                    }
                }));
    }

    private static void forgetIdle(Map<AppRef, ? extends LiveList<?>> lists) {
        if (lists.size() > MOST_REMEMBERED) {
            lists.values().removeIf(LiveList::idle);
        }
    }
}
