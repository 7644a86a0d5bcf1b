package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/** Tasks and what is observed of them. */
public final class TaskCodec {
    private TaskCodec() {}

    public static dev.podium.orchestrator.wire.v1.Task encode(Task task) {
        var message = dev.podium.orchestrator.wire.v1.Task.newBuilder()
                .setId(task.id().value())
                .setWorkload(Scalars.encode(task.workload()))
                .setWorkloadUid(task.workloadUid())
                .setSlot(task.slot().toString())
                .setRelease(ReleaseCodec.encode(task.release()))
                .setRestarts(task.restarts())
                .setNode(task.node().value())
                .setDesired(encode(task.desired()))
                .setDesiredSince(task.desiredSince().toEpochMilli())
                .setAttempt(task.attempt())
                .setCreatedAt(task.createdAt().toEpochMilli())
                .setNotBefore(task.notBefore().toEpochMilli())
                .addAllGpus(task.gpus());
        task.yieldsTo().map(Scalars::encode).ifPresent(message::setYieldsTo);
        task.replaces().map(TaskId::value).ifPresent(message::setReplaces);
        return message.build();
    }

    public static Task decode(dev.podium.orchestrator.wire.v1.Task task) {
        return new Task(
                new TaskId(task.getId()),
                Scalars.decode(task.getWorkload()),
                task.getWorkloadUid(),
                Slot.parse(task.getSlot()),
                ReleaseCodec.decode(task.getRelease()),
                task.getRestarts(),
                new NodeName(task.getNode()),
                decode(task.getDesired()),
                Instant.ofEpochMilli(task.getDesiredSince()),
                task.getAttempt(),
                Instant.ofEpochMilli(task.getCreatedAt()),
                Instant.ofEpochMilli(task.getNotBefore()),
                task.getGpusList(),
                task.hasYieldsTo() ? Optional.of(Scalars.decode(task.getYieldsTo())) : Optional.empty(),
                task.hasReplaces() ? Optional.of(new TaskId(task.getReplaces())) : Optional.empty());
    }

    public static dev.podium.orchestrator.wire.v1.TaskStatus encode(TaskStatus status) {
        var message = dev.podium.orchestrator.wire.v1.TaskStatus.newBuilder()
                .setTask(status.task().value())
                .setState(encode(status.state()))
                .setReady(status.ready())
                .setReason(status.reason())
                .setMessage(status.message())
                .setAddress(status.address().orElse(""))
                .setContainerId(status.containerId().orElse(""))
                .setImageDigest(status.imageDigest().orElse(""))
                .setSince(status.since().toEpochMilli())
                .setSucceeds(status.succeeds().map(TaskId::value).orElse(""));
        status.exitCode().ifPresent(message::setExitCode);
        status.startedAt().map(Instant::toEpochMilli).ifPresent(message::setStartedAt);
        return message.build();
    }

    public static TaskStatus decode(dev.podium.orchestrator.wire.v1.TaskStatus status) {
        return new TaskStatus(
                new TaskId(status.getTask()),
                decode(status.getState()),
                status.getReady(),
                status.getReason(),
                status.getMessage(),
                status.hasExitCode() ? Optional.of(status.getExitCode()) : Optional.empty(),
                Scalars.decode(status.getAddress()),
                Scalars.decode(status.getContainerId()),
                Scalars.decode(status.getImageDigest()),
                Instant.ofEpochMilli(status.getSince()),
                status.hasStartedAt() ? Optional.of(Instant.ofEpochMilli(status.getStartedAt())) : Optional.empty(),
                Scalars.decode(status.getSucceeds()).map(TaskId::new));
    }

    public static dev.podium.orchestrator.wire.v1.DesiredState encode(DesiredState desired) {
        return switch (desired) {
            case RUN -> dev.podium.orchestrator.wire.v1.DesiredState.DESIRED_RUN;
            case DRAIN -> dev.podium.orchestrator.wire.v1.DesiredState.DESIRED_DRAIN;
            case STOP -> dev.podium.orchestrator.wire.v1.DesiredState.DESIRED_STOP;
            case REMOVE -> dev.podium.orchestrator.wire.v1.DesiredState.DESIRED_REMOVE;
        };
    }

    public static DesiredState decode(dev.podium.orchestrator.wire.v1.DesiredState desired) {
        return switch (desired) {
            case DESIRED_RUN -> DesiredState.RUN;
            case DESIRED_DRAIN -> DesiredState.DRAIN;
            case DESIRED_STOP -> DesiredState.STOP;
            case DESIRED_REMOVE -> DesiredState.REMOVE;
            case DESIRED_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("desired state", desired);
        };
    }

    public static dev.podium.orchestrator.wire.v1.TaskState encode(TaskState state) {
        return switch (state) {
            case PENDING -> dev.podium.orchestrator.wire.v1.TaskState.PENDING;
            case ASSIGNED -> dev.podium.orchestrator.wire.v1.TaskState.ASSIGNED;
            case ACCEPTED -> dev.podium.orchestrator.wire.v1.TaskState.ACCEPTED;
            case PREPARING -> dev.podium.orchestrator.wire.v1.TaskState.PREPARING;
            case STARTING -> dev.podium.orchestrator.wire.v1.TaskState.STARTING;
            case RUNNING -> dev.podium.orchestrator.wire.v1.TaskState.RUNNING;
            case READY -> dev.podium.orchestrator.wire.v1.TaskState.READY;
            case COMPLETE -> dev.podium.orchestrator.wire.v1.TaskState.COMPLETE;
            case FAILED -> dev.podium.orchestrator.wire.v1.TaskState.FAILED;
            case REJECTED -> dev.podium.orchestrator.wire.v1.TaskState.REJECTED;
            case SHUTDOWN -> dev.podium.orchestrator.wire.v1.TaskState.SHUTDOWN;
            case ORPHANED -> dev.podium.orchestrator.wire.v1.TaskState.ORPHANED;
        };
    }

    public static TaskState decode(dev.podium.orchestrator.wire.v1.TaskState state) {
        return switch (state) {
            case PENDING -> TaskState.PENDING;
            case ASSIGNED -> TaskState.ASSIGNED;
            case ACCEPTED -> TaskState.ACCEPTED;
            case PREPARING -> TaskState.PREPARING;
            case STARTING -> TaskState.STARTING;
            case RUNNING -> TaskState.RUNNING;
            case READY -> TaskState.READY;
            case COMPLETE -> TaskState.COMPLETE;
            case FAILED -> TaskState.FAILED;
            case REJECTED -> TaskState.REJECTED;
            case SHUTDOWN -> TaskState.SHUTDOWN;
            case ORPHANED -> TaskState.ORPHANED;
            case TASK_STATE_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("task state", state);
        };
    }
}
