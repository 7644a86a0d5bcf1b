package dev.podium.api.contract.client;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.Scale;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.task.Task;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The apps of one namespace, or with {@code *} of all namespaces the caller may see. */
public final class AppsClient {
    /** Names every namespace the caller may see; good for lists and watches only. */
    public static final String ALL_NAMESPACES = "*";

    private final Transport transport;
    private final String namespace;

    AppsClient(Transport transport, String namespace) {
        this.transport = transport;
        this.namespace = namespace;
    }

    public Page<App> list(ListOptions options) {
        return new Resources<>(transport, App.class).list(path(), options);
    }

    public List<App> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public Watch watch(ListOptions options, Consumer<WatchEvent<App>> listener) {
        return Watching.start(transport, Call.get(path()).with(options.query()), App.class, listener);
    }

    public App get(String app) {
        return transport.send(Call.get(path(app)), App.class);
    }

    /** Creates the app or replaces its spec. Writing what is there already changes nothing. */
    public App put(String app, AppSpec spec, WriteOptions options) {
        return transport.send(Call.of("PUT", path(app)).with(options).body(spec), App.class);
    }

    /** Changes single fields (RFC 7396): a value replaces, {@code null} resets to the default, objects are merged. */
    public App patch(String app, Map<String, ?> mergePatch, WriteOptions options) {
        Call call = Call.of("PATCH", path(app)).with(options).body(mergePatch);
        return transport.send(call.header("Content-Type", "application/merge-patch+json"), App.class);
    }

    /** Starts the deletion; the operation succeeds when nothing of the app runs any more. */
    public Operation delete(String app, WriteOptions options) {
        return transport.send(Call.of("DELETE", path(app)).with(options), Operation.class);
    }

    public App scale(String app, int replicas, WriteOptions options) {
        return transport.send(
                Call.of("POST", path(app) + ":scale").with(options).body(new Scale(replicas)), App.class);
    }

    /** Replaces every instance, as an update would. */
    public App restart(String app, WriteOptions options) {
        return transport.send(Call.of("POST", path(app) + ":restart").with(options), App.class);
    }

    /** What {@link #put} would do, where the instances would go, and what speaks against it. */
    public AppPlan plan(String app, AppSpec spec) {
        return transport.send(Call.of("POST", path(app) + ":plan").body(spec), AppPlan.class);
    }

    public Page<Task> tasks(String app, ListOptions options) {
        return new Resources<>(transport, Task.class).list(path(app) + "/tasks", options);
    }

    public Task task(String app, String task) {
        return transport.send(Call.get(Call.api("namespaces", namespace, "apps", app, "tasks", task)), Task.class);
    }

    public Watch watchTasks(String app, Consumer<WatchEvent<Task>> listener) {
        return Watching.start(transport, Call.get(path(app) + "/tasks"), Task.class, listener);
    }

    /** Newest first. */
    public Page<Event> events(String app, ListOptions options) {
        return new Resources<>(transport, Event.class).list(path(app) + "/events", options);
    }

    /** The latest events, oldest first, then new ones as they happen. */
    public Watch watchEvents(String app, Consumer<WatchEvent<Event>> listener) {
        return Watching.start(transport, Call.get(path(app) + "/events"), Event.class, listener);
    }

    /** The lines of all instances, interleaved by time. */
    public Watch logs(String app, LogOptions options, LogListener listener) {
        Call call = Call.get(path(app) + "/logs").with(options.query());
        return EventStream.open(transport, call, new LogStream(transport, listener));
    }

    private String path() {
        return Call.api("namespaces", namespace, "apps");
    }

    private String path(String app) {
        return Call.api("namespaces", namespace, "apps", app);
    }
}
