package dev.podium.portal.fake;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tasks and the steps they take. */
final class FakeTasks {
    private static final List<String> STEPS =
            List.of("PENDING", "ASSIGNED", "ACCEPTED", "PREPARING", "STARTING", "RUNNING", "READY");

    private FakeTasks() {}

    static Task first(App app, String id, int slot, int attempt, String node) {
        String namespace = String.valueOf(app.metadata().namespace());
        Instant now = FakeCluster.now();
        return new Task(
                id,
                namespace,
                app.metadata().name(),
                Integer.toString(slot),
                app.status().release(),
                attempt,
                node,
                "PENDING",
                false,
                "RUN",
                "Pending",
                "Waiting for the node",
                null,
                null,
                null,
                now,
                null,
                now);
    }

    static Task step(Task task, App app) {
        if (task.state().equals("READY") || ended(task)) {
            return task;
        }
        if (task.state().equals("PREPARING") && app.spec().image().contains("missing")) {
            return with(
                    task,
                    "REJECTED",
                    false,
                    "ImageNotFound",
                    "registry.localhost:5000 answered 404: manifest for "
                            + app.spec().image() + " is unknown",
                    null);
        }
        if (task.state().equals("RUNNING") && app.spec().image().contains("crash")) {
            return ended(task, 1);
        }
        String next = STEPS.get(STEPS.indexOf(task.state()) + 1);
        return with(task, next, next.equals("READY"), reason(next), message(next, app), null);
    }

    static Task ended(Task task, int exitCode) {
        return with(task, "FAILED", false, "Exited", "The process ended with exit code " + exitCode + ".", exitCode);
    }

    static Task stopping(Task task) {
        return with(task, "SHUTDOWN", false, "Stopped", "Stopped as asked", 0);
    }

    static boolean ended(Task task) {
        return List.of("FAILED", "REJECTED", "SHUTDOWN", "COMPLETE", "ORPHANED").contains(task.state());
    }

    private static Task with(
            Task task, String state, boolean ready, String reason, String message, @Nullable Integer exitCode) {
        Instant now = FakeCluster.now();
        Instant started = task.startedAt() == null && state.equals("RUNNING") ? now : task.startedAt();
        return new Task(
                task.id(),
                task.namespace(),
                task.app(),
                task.slot(),
                task.release(),
                task.attempt(),
                task.node(),
                state,
                ready,
                task.desired(),
                reason,
                message,
                exitCode,
                state.equals("PENDING") ? null : "10.88.0." + task.slot(),
                task.imageDigest(),
                task.createdAt(),
                started,
                now);
    }

    private static String reason(String state) {
        return state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String message(String state, App app) {
        return switch (state) {
            case "PREPARING" -> "Pulling " + app.spec().image() + ", 34 of 71 MB";
            case "STARTING" -> "Starting the container";
            case "RUNNING" -> "Waiting for the readiness probe";
            case "READY" -> "";
            default -> "Accepted by the node";
        };
    }
}
