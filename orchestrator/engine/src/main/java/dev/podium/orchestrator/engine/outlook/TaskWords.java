package dev.podium.orchestrator.engine.outlook;

import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Probe.Check;
import dev.podium.orchestrator.model.workload.Probes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Says in a phrase what a task waits for or how it ended. */
final class TaskWords {
    private TaskWords() {}

    /** How the next attempt stands after {@code ended}. The wait is named as it was decided, not counted down. */
    static Situation restarting(TaskView ended, Duration delay, int attempt) {
        String when = delay.isZero() ? "at once" : "in " + shown(delay);
        if (ended.state() == TaskState.REJECTED) {
            return new Situation(
                    Situation.Kind.FAILING,
                    reason(ended, "Rejected"),
                    how(ended) + "; trying again " + when + " (attempt " + attempt + ")");
        }
        return new Situation(
                Situation.Kind.FAILING,
                "Backoff",
                "restarting " + when + " after " + how(ended) + " (attempt " + attempt + ")");
    }

    /** A task that is not serving yet. */
    static Situation coming(TaskView task) {
        TaskState state = task.state();
        if (state.running()) {
            return new Situation(Situation.Kind.NOT_READY, "WaitingForReady", waitingForReady(task));
        }
        String doing = task.status()
                .map(TaskStatus::message)
                .filter(message -> !message.isBlank())
                .orElseGet(() -> doing(state) + " on node " + task.task().node());
        return new Situation(Situation.Kind.STARTING, reason(task, "Starting"), doing);
    }

    private static String doing(TaskState state) {
        return switch (state) {
            case PENDING, ASSIGNED, ACCEPTED -> "a task waits to be started";
            case PREPARING -> "image and sandbox of a task are being made ready";
            case STARTING -> "a container is being started";
            case RUNNING, READY -> "a task runs";
            case COMPLETE, FAILED, REJECTED, SHUTDOWN, ORPHANED -> "a task has ended";
        };
    }

    /** How a task ended: {@code exit code 137 (out of memory)}. */
    static String how(TaskView ended) {
        Optional<TaskStatus> status = ended.status();
        String message = status.map(TaskStatus::message).orElse("");
        Optional<String> exit = status.flatMap(TaskStatus::exitCode).map(code -> "exit code " + code);
        if (exit.isEmpty()) {
            return message.isBlank()
                    ? "its task ended as " + ended.state().name().toLowerCase(Locale.ROOT)
                    : message;
        }
        boolean saysMore = !message.isBlank() && !message.contains(exit.get());
        return saysMore ? exit.get() + ": " + message : message.isBlank() ? exit.get() : message;
    }

    private static String waitingForReady(TaskView task) {
        String answer = task.status().map(TaskStatus::message).orElse("");
        String words = probe(task.task()).orElse("waiting until the task is ready");
        return words + (answer.isBlank() ? "" : ": " + answer) + " (task " + task.id() + ")";
    }

    private static Optional<String> probe(Task task) {
        Probes probes = task.release().probes();
        return probes.readiness()
                .map(probe -> "waiting for readiness probe " + shown(probe))
                .or(() -> probes.startup().map(probe -> "waiting for startup probe " + shown(probe)));
    }

    private static String shown(Probe probe) {
        return switch (probe.check()) {
            case Check.Http(int _, String path) -> path;
            case Check.Tcp(int port) -> "on port " + port;
            case Check.Exec(var command) -> "\"" + String.join(" ", command) + "\"";
        };
    }

    private static String reason(TaskView task, String otherwise) {
        return task.status()
                .map(TaskStatus::reason)
                .filter(reason -> !reason.isBlank())
                .orElse(otherwise);
    }

    /** {@code 8 s}, {@code 1 min 20 s}, {@code 500 ms}. */
    static String shown(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        String seconds = duration.toSecondsPart() == 0 ? "" : duration.toSecondsPart() + " s";
        String minutes = duration.toMinutes() == 0 ? "" : duration.toMinutes() + " min";
        return (minutes + " " + seconds).strip();
    }
}
