package dev.podium.portal.fake;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.resource.Deleted;
import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.contract.task.Task;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A cluster that only pretends: apps come up a step a tick, as a real one's would. */
public final class FakeCluster {
    final FakeTopic<Tenant> tenants =
            new FakeTopic<>(t -> new Deleted(null, t.metadata().name()));
    final FakeTopic<Namespace> namespaces =
            new FakeTopic<>(n -> new Deleted(null, n.metadata().name()));
    final FakeTopic<App> apps = new FakeTopic<>(
            a -> new Deleted(a.metadata().namespace(), a.metadata().name()));
    final FakeTopic<Task> tasks = new FakeTopic<>(t -> new Deleted(t.namespace(), t.id()));
    final FakeTopic<Event> events = new FakeTopic<>(e -> new Deleted(e.namespace(), e.id()));
    final FakeTopic<Node> nodes =
            new FakeTopic<>(n -> new Deleted(null, n.metadata().name()));
    private final AtomicLong ids = new AtomicLong();

    /** One step: tasks move on, apps say how they fare. */
    public synchronized void tick() {
        apps.where(app -> true).forEach(app -> new FakeRollout(this, app).step());
    }

    public synchronized App put(String namespace, String name, AppSpec spec, String actor) {
        App before = apps.find(namespace + "/" + name).orElse(null);
        AppSpec full = FakeDefaults.fill(spec, namespace, name);
        if (before != null && before.spec().equals(full)) {
            return before;
        }
        boolean onlyScaled =
                before != null && FakePlans.scaled(before.spec(), 0).equals(FakePlans.scaled(full, 0));
        int release = before == null ? 1 : before.status().release() + (onlyScaled ? 0 : 1);
        App app = new App(
                metadata(namespace, name, before == null ? null : before.metadata(), actor),
                full,
                FakeRollout.firstStatus(full, release, namespace, name));
        apps.put(namespace + "/" + name, app);
        event(
                app,
                "Normal",
                before == null ? "Created" : "Updated",
                "Release " + release + " of " + full.image(),
                actor);
        return app;
    }

    public synchronized void addTenant(String name, @Nullable String displayName) {
        tenants.put(
                name,
                new Tenant(metadata(null, name, null, "admin"), new Tenant.Spec(displayName), new Tenant.Status(0, 0)));
    }

    public synchronized void addNamespace(String tenant, String name) {
        namespaces.put(
                name,
                new Namespace(
                        metadata(null, name, null, "admin"),
                        new Namespace.Spec(tenant, "default"),
                        new Namespace.Status(
                                "Active",
                                apps.where(a -> name.equals(a.metadata().namespace()))
                                        .size())));
    }

    public synchronized void addNode(Node node) {
        nodes.put(node.metadata().name(), node);
    }

    /** Ends a task as a crash would. */
    public synchronized void crash(String taskId) {
        tasks.find(taskId).ifPresent(task -> tasks.put(taskId, FakeTasks.ended(task, 137)));
    }

    synchronized void delete(App app, String actor) {
        event(app, "Normal", "Deleting", "Deletion was asked for", actor);
        apps.put(key(app), FakeRollout.deleting(app));
    }

    synchronized void event(App app, String type, String reason, String message, String actor) {
        String id = id();
        events.put(
                id,
                new Event(
                        id,
                        now(),
                        app.metadata().namespace(),
                        "App",
                        app.metadata().name(),
                        null,
                        type,
                        reason,
                        message,
                        actor));
    }

    List<Task> tasksOf(App app) {
        return new ArrayList<>(
                tasks.where(task -> task.app().equals(app.metadata().name())
                        && task.namespace().equals(app.metadata().namespace())));
    }

    static String key(App app) {
        return app.metadata().namespace() + "/" + app.metadata().name();
    }

    String id() {
        return "0198c0de-0000-7000-8000-%012x".formatted(ids.incrementAndGet());
    }

    static Instant now() {
        return Instant.now();
    }

    private Metadata metadata(@Nullable String namespace, String name, @Nullable Metadata before, String actor) {
        return before == null
                ? new Metadata(name, namespace, id(), Map.of(), 1, 1, now(), now(), actor)
                : new Metadata(
                        name,
                        namespace,
                        before.uid(),
                        before.labels(),
                        before.generation() + 1,
                        before.version() + 1,
                        before.createdAt(),
                        now(),
                        before.createdBy());
    }
}
