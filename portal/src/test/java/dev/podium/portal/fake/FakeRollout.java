package dev.podium.portal.fake;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.AppStatus;
import dev.podium.api.contract.app.Outlook;
import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.resource.Condition;
import dev.podium.api.contract.task.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves one app towards what was declared. */
final class FakeRollout {
    private final FakeCluster cluster;
    private final App app;

    FakeRollout(FakeCluster cluster, App app) {
        this.cluster = cluster;
        this.app = app;
    }

    static AppStatus firstStatus(AppSpec spec, int release, String namespace, String name) {
        int desired = Objects.requireNonNull(spec.replicas());
        return new AppStatus(
                "Deploying",
                "Starting",
                "Starting " + desired + " instances.",
                desired,
                0,
                0,
                0,
                release,
                spec.image(),
                "sha256:3f1c0ffee",
                urls(spec),
                null,
                List.of());
    }

    static App deleting(App app) {
        return withStatus(app, status(app, "Deleting", "Deleting", "Stopping every instance.", List.of(), null));
    }

    void step() {
        List<Task> mine = cluster.tasksOf(app);
        if (app.status().state().equals("Deleting")) {
            mine.forEach(task -> cluster.tasks.remove(task.id()));
            cluster.apps.remove(FakeCluster.key(app));
            return;
        }
        int desired = Objects.requireNonNull(app.spec().replicas());
        Outlook outlook = outlook(desired);
        for (int slot = 1; slot <= desired && outlook == null; slot++) {
            fill(slot, mine);
        }
        mine.stream()
                .filter(task -> Integer.parseInt(task.slot()) > desired)
                .forEach(task -> cluster.tasks.remove(task.id()));
        cluster.tasksOf(app).forEach(task -> cluster.tasks.put(task.id(), FakeTasks.step(task, app)));
        report(desired, outlook);
    }

    private void fill(int slot, List<Task> mine) {
        List<Task> inSlot = mine.stream()
                .filter(task -> task.slot().equals(Integer.toString(slot)))
                .toList();
        boolean current = inSlot.stream()
                .anyMatch(task ->
                        !FakeTasks.ended(task) && task.release() == app.status().release());
        boolean hopeless = inSlot.stream()
                .anyMatch(task -> task.state().equals("REJECTED")
                        && task.release() == app.status().release());
        if (current || hopeless || inSlot.size() > 3) {
            return;
        }
        inSlot.stream()
                .filter(task -> !FakeTasks.ended(task))
                .forEach(task -> cluster.tasks.put(task.id(), FakeTasks.stopping(task)));
        List<Node> nodes = cluster.nodes.where(node -> node.status().state().equals("Ready"));
        String node = nodes.get(slot % nodes.size()).metadata().name();
        Task task = FakeTasks.first(app, cluster.id(), slot, inSlot.size() + 1, node);
        cluster.tasks.put(task.id(), task);
    }

    private void report(int desired, @Nullable Outlook outlook) {
        List<Task> now = cluster.tasksOf(app);
        long ready = now.stream().filter(Task::ready).count();
        Task bad = now.stream()
                .filter(task -> task.state().equals("REJECTED") || task.state().equals("FAILED"))
                .max(Comparator.comparing(Task::createdAt))
                .orElse(null);
        AppStatus next;
        if (desired == 0) {
            next = status(app, "Stopped", "ScaledToZero", "Scaled to 0 instances.", now, null);
        } else if (outlook != null) {
            next = status(app, "Failing", outlook.reason(), outlook.message(), now, outlook);
        } else if (ready >= desired) {
            next = status(app, "Running", "AllReady", ready + " of " + desired + " instances are ready.", now, null);
        } else if (bad != null) {
            next = status(app, ready == 0 ? "Failing" : "Degraded", bad.reason(), bad.message(), now, null);
        } else {
            next = status(app, "Deploying", "Starting", ready + " of " + desired + " instances are ready.", now, null);
        }
        cluster.apps.put(FakeCluster.key(app), withStatus(app, next));
        if (!next.state().equals(app.status().state())) {
            boolean fine = next.state().equals("Running");
            cluster.event(
                    app,
                    fine || next.state().equals("Deploying") ? "Normal" : "Warning",
                    next.reason(),
                    next.message(),
                    "orchestrator");
        }
    }

    private @Nullable Outlook outlook(int desired) {
        AppSpec.Resources resources = app.spec().resources();
        String memory = resources == null || resources.memory() == null ? "128Mi" : resources.memory();
        if (!memory.endsWith("Ti")) {
            return null;
        }
        List<Outlook.Refusal> refusals = cluster.nodes.where(node -> true).stream()
                .map(node -> new Outlook.Refusal(
                        node.metadata().name(),
                        node.status().state().equals("Ready") ? "memory" : "not-ready",
                        node.status().state().equals("Ready")
                                ? "needs " + memory + " of memory, 12.4 GiB are free"
                                : "is " + node.status().state().toLowerCase(Locale.ROOT)))
                .toList();
        return new Outlook(
                desired,
                "NoNodeFits",
                "No node has " + memory + " of memory free.",
                refusals,
                "Ask for at most 12.4 GiB of memory, or add a node with more.",
                refusals.size(),
                List.of(new Outlook.Count("InsufficientMemory", refusals.size())));
    }

    private static AppStatus status(
            App app, String state, String reason, String message, List<Task> tasks, @Nullable Outlook outlook) {
        int desired = Objects.requireNonNull(app.spec().replicas());
        int ready = (int) tasks.stream().filter(Task::ready).count();
        int running =
                (int) tasks.stream().filter(task -> !FakeTasks.ended(task)).count();
        AppStatus before = app.status();
        List<Condition> conditions = List.of(new Condition(
                "Available",
                ready >= desired ? "True" : "False",
                reason,
                message,
                app.metadata().updatedAt()));
        return new AppStatus(
                state,
                reason,
                message,
                desired,
                running,
                ready,
                ready,
                before.release(),
                app.spec().image(),
                before.imageDigest(),
                urls(app.spec()),
                outlook,
                conditions);
    }

    private static App withStatus(App app, AppStatus status) {
        return new App(app.metadata(), app.spec(), status);
    }

    private static List<String> urls(AppSpec spec) {
        List<AppSpec.Route> routes = spec.routes();
        return routes == null
                ? List.of()
                : routes.stream()
                        .map(route -> "http://" + route.host() + ":8000"
                                + (Objects.equals(route.path(), "/") ? "" : route.path()))
                        .toList();
    }
}
