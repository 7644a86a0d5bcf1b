package dev.podium.api.server.events;

import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.api.server.events.Fact.Severity;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides which changes of the cluster are worth telling, and in which words. Pure. */
final class ClusterFacts {
    private ClusterFacts() {}

    /** @param now for changes that do not say when they happened */
    static List<Fact> of(ClusterChange change, ClusterSnapshot snapshot, Instant now) {
        return switch (change) {
            case ClusterChange.TaskReport report ->
                Optional.ofNullable(snapshot.tasks().get(report.task()))
                        .flatMap(task -> report(task, report, now))
                        .stream()
                        .toList();
            case ClusterChange.NodeConnection connection ->
                connection(connection).stream().toList();
            case ClusterChange.Runs runs -> RunFacts.of(runs).stream().toList();
            case ClusterChange.TaskRecord(var before, var after) ->
                after.filter(task -> before.flatMap(Task::yieldsTo).isEmpty())
                        .map(PreemptionFacts::of)
                        .orElse(List.of());
            case ClusterChange.App _, ClusterChange.AppForgotten _, ClusterChange.Node _ -> List.of();
        };
    }

    private record Telling(Severity severity, String reason, String message) {}

    private static Optional<Fact> report(Task task, ClusterChange.TaskReport report, Instant now) {
        if (report.after().isEmpty()) {
            return Optional.empty();
        }
        TaskStatus status = report.after().get();
        boolean entered =
                report.before().map(before -> before.state() != status.state()).orElse(true);
        if (entered) {
            return state(task, status).map(telling -> fact(task, "state/" + status.state(), status.since(), telling));
        }
        boolean before = report.before().map(TaskStatus::ready).orElse(false);
        return before == status.ready() || status.state() != TaskState.READY
                ? Optional.empty()
                : Optional.of(fact(task, "ready/" + report.revision(), now, readiness(task, status)));
    }

    private static Optional<Telling> state(Task task, TaskStatus status) {
        String instance =
                "Instance " + task.slot() + " of release " + task.release().number() + " on " + task.node();
        String because = status.message().isEmpty() ? "." : ": " + status.message();
        return switch (status.state()) {
            case PENDING, ASSIGNED, ACCEPTED, STARTING -> Optional.empty();
            case PREPARING ->
                Optional.of(new Telling(Severity.NORMAL, "Preparing", instance + " is being prepared" + because));
            case RUNNING -> Optional.of(new Telling(Severity.NORMAL, "Started", instance + " has started" + because));
            case READY -> Optional.of(new Telling(Severity.NORMAL, "Ready", instance + " is ready" + because));
            case COMPLETE ->
                Optional.of(new Telling(Severity.NORMAL, "Completed", instance + " ended by itself" + because));
            case FAILED ->
                Optional.of(new Telling(Severity.WARNING, reason(status, "Failed"), instance + " failed" + because));
            case REJECTED ->
                Optional.of(new Telling(
                        Severity.WARNING, reason(status, "Rejected"), instance + " could not be run" + because));
            case SHUTDOWN -> Optional.of(new Telling(Severity.NORMAL, "Stopped", instance + " was stopped" + because));
            case ORPHANED ->
                Optional.of(new Telling(
                        Severity.WARNING, reason(status, "Orphaned"), instance + " was given up" + because));
        };
    }

    private static Telling readiness(Task task, TaskStatus status) {
        String instance = "Instance " + task.slot() + " on " + task.node();
        String because = status.message().isEmpty() ? "." : ": " + status.message();
        return status.ready()
                ? new Telling(Severity.NORMAL, "Ready", instance + " is ready again" + because)
                : new Telling(Severity.WARNING, "NotReady", instance + " is not ready" + because);
    }

    private static Optional<Fact> connection(ClusterChange.NodeConnection connection) {
        Optional<NodeSession> after = connection.after();
        boolean was = connection.before().map(NodeSession::connected).orElse(false);
        if (after.isEmpty() || after.get().connected() == was) {
            return Optional.empty();
        }
        NodeSession session = after.get();
        return Optional.of(new Fact(
                "node/" + session.name() + "/connected/" + session.connected() + "/" + session.since(),
                session.since(),
                new Fact.About.Node(session.name()),
                session.connected() ? Severity.NORMAL : Severity.WARNING,
                session.connected() ? "Connected" : "Disconnected",
                session.connected()
                        ? "The node is connected."
                        : "The node's heartbeats have stopped; its instances may still run.",
                Fact.SYSTEM));
    }

    private static Fact fact(Task task, String what, Instant at, Telling telling) {
        return new Fact(
                "task/" + task.id() + "/" + what,
                at,
                new Fact.About.App(task.workload(), Optional.of(task.id())),
                telling.severity(),
                telling.reason(),
                telling.message(),
                Fact.SYSTEM);
    }

    private static String reason(TaskStatus status, String standard) {
        return status.reason().isEmpty() ? standard : status.reason();
    }
}
