package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/** A task status with one thing changed. */
final class Statuses {
    private Statuses() {}

    /** In another state, for no reason yet; ready only as far as the state allows. */
    static TaskStatus entered(TaskStatus s, TaskState state, Instant since) {
        boolean ready = s.ready() && state.running();
        return new TaskStatus(
                s.task(),
                state,
                ready,
                "",
                "",
                s.exitCode(),
                s.address(),
                s.containerId(),
                s.imageDigest(),
                since,
                s.startedAt(),
                s.succeeds());
    }

    static TaskStatus because(TaskStatus s, String reason, String message) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                reason,
                message,
                s.exitCode(),
                s.address(),
                s.containerId(),
                s.imageDigest(),
                s.since(),
                s.startedAt(),
                s.succeeds());
    }

    static TaskStatus ready(TaskStatus s, boolean ready) {
        return new TaskStatus(
                s.task(),
                s.state(),
                ready,
                s.reason(),
                s.message(),
                s.exitCode(),
                s.address(),
                s.containerId(),
                s.imageDigest(),
                s.since(),
                s.startedAt(),
                s.succeeds());
    }

    static TaskStatus exited(TaskStatus s, int code) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                s.reason(),
                s.message(),
                Optional.of(code),
                s.address(),
                s.containerId(),
                s.imageDigest(),
                s.since(),
                s.startedAt(),
                s.succeeds());
    }

    static TaskStatus image(TaskStatus s, String digest) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                s.reason(),
                s.message(),
                s.exitCode(),
                s.address(),
                s.containerId(),
                Optional.of(digest),
                s.since(),
                s.startedAt(),
                s.succeeds());
    }

    static TaskStatus started(TaskStatus s, Optional<Instant> at) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                s.reason(),
                s.message(),
                s.exitCode(),
                s.address(),
                s.containerId(),
                s.imageDigest(),
                s.since(),
                at.or(s::startedAt),
                s.succeeds());
    }

    static TaskStatus succeeding(TaskStatus s, TaskId old) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                s.reason(),
                s.message(),
                s.exitCode(),
                s.address(),
                s.containerId(),
                s.imageDigest(),
                s.since(),
                s.startedAt(),
                Optional.of(old));
    }

    static TaskStatus address(TaskStatus s, String address) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                s.reason(),
                s.message(),
                s.exitCode(),
                Optional.of(address),
                s.containerId(),
                s.imageDigest(),
                s.since(),
                s.startedAt(),
                s.succeeds());
    }

    static TaskStatus containerId(TaskStatus s, String id) {
        return new TaskStatus(
                s.task(),
                s.state(),
                s.ready(),
                s.reason(),
                s.message(),
                s.exitCode(),
                s.address(),
                Optional.of(id),
                s.imageDigest(),
                s.since(),
                s.startedAt(),
                s.succeeds());
    }
}
