package dev.podium.portal.session;

import dev.podium.api.contract.user.Me;
import dev.podium.portal.live.LiveLists;
import dev.podium.portal.platform.Platform;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One signed-in person in one browser. Lives in the web session on the server; tokens never leave it.
 *
 * <p>Safe for use by several threads: the pages of all windows share it.
 */
public final class PortalSession implements AutoCloseable {
    private final Platform platform;
    private final LiveLists live;
    private final List<Runnable> endListeners = new CopyOnWriteArrayList<>();
    private volatile Access access;
    private volatile Optional<String> namespace = Optional.empty();
    private volatile boolean ended;

    public PortalSession(Platform platform) {
        this.platform = platform;
        this.live = new LiveLists(platform);
        this.access = new Access(platform.me(), platform.namespaces());
    }

    public Platform platform() {
        return platform;
    }

    public LiveLists live() {
        return live;
    }

    public Access access() {
        return access;
    }

    public Me me() {
        return access.me();
    }

    /** Asks the API again who this is and which namespaces there are. */
    public Access refreshAccess() {
        access = new Access(platform.me(), platform.namespaces());
        return access;
    }

    /** The namespace chosen last; all when empty. Pages that name one in their address override it. */
    public Optional<String> namespace() {
        return namespace;
    }

    public void chooseNamespace(Optional<String> chosen) {
        namespace = chosen;
    }

    /** Whether the API refuses to prolong the session, so that signing in again is the only way on. */
    public boolean ended() {
        return ended;
    }

    /** Calls {@code listener} once, on any thread, when the session ends while pages are open. Returns how to stop listening. */
    public Runnable onEnd(Runnable listener) {
        endListeners.add(listener);
        return () -> endListeners.remove(listener);
    }

    void end() {
        ended = true;
        endListeners.forEach(Runnable::run);
    }

    /** Ends everything the session keeps open upstream. */
    @Override
    public void close() {
        live.close();
    }
}
