package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A machine with its daemon: advances each task by one step at a time, reports what happened, and restarts tasks by itself while it
 * has no server.
 */
final class SimulatedNode {
    private static final Duration ALONE_AFTER = Duration.ofSeconds(5);
    private static final Duration ADOPTED_WITHIN = Duration.ofSeconds(30);

    private final NodeFacts facts;
    private final Duration skew;
    private final Supplier<TaskId> ids;
    private final Map<TaskId, Task> assigned = new TreeMap<>();
    private final Map<TaskId, TaskStatus> known = new TreeMap<>();
    private final Set<TaskId> busy = new HashSet<>();
    private final List<TaskStatus> outbox = new ArrayList<>();
    private RoutingTable table = RoutingTable.EMPTY;
    private boolean connected;
    private Instant sessionSince = Instant.EPOCH;
    private boolean routerStuck;

    /** @param skew how far the machine's clock is ahead of the server's */
    SimulatedNode(NodeFacts facts, Duration skew, Supplier<TaskId> ids) {
        this.facts = facts;
        this.skew = skew;
        this.ids = ids;
    }

    NodeName name() {
        return facts.name();
    }

    NodeFacts facts() {
        return facts;
    }

    boolean connected() {
        return connected;
    }

    /** What a daemon says first in a new session. */
    List<TaskStatus> connect(Instant now) {
        connected = true;
        sessionSince = now;
        outbox.clear();
        return List.copyOf(known.values());
    }

    void disconnect(Instant now) {
        connected = false;
        sessionSince = now;
        outbox.clear();
    }

    /** The machine loses power: every process is gone, and so is what the daemon knew. */
    void lose() {
        assigned.clear();
        known.clear();
        busy.clear();
        table = RoutingTable.EMPTY;
    }

    /** Every task it is to have, as a complete list. */
    void assign(Collection<Task> tasks, RoutingTable routing, Instant now) {
        Set<TaskId> orphans = new HashSet<>(known.keySet());
        for (Task task : tasks) {
            assigned.put(task.id(), task);
            orphans.remove(task.id());
        }
        boolean patient = now.isBefore(sessionSince.plus(ADOPTED_WITHIN));
        for (TaskId orphan : orphans) {
            TaskStatus status = known.get(orphan);
            boolean mayBeAdopted = status != null && status.succeeds().isPresent() && patient;
            if (!mayBeAdopted) {
                known.remove(orphan);
                assigned.remove(orphan);
            }
        }
        if (!routerStuck) {
            table = routing;
        }
    }

    Optional<RouterAck> ack() {
        return facts.routes() ? Optional.of(new RouterAck(name(), table.version(), busy)) : Optional.empty();
    }

    /** One step of each task. */
    void tick(Instant now) {
        for (Task task : List.copyOf(assigned.values())) {
            step(task, now);
            if (!connected && !now.isBefore(sessionSince.plus(ALONE_AFTER))) {
                succeed(task, now);
            }
        }
    }

    /** What was reported since the last time, in order. */
    List<TaskStatus> outbox() {
        return outbox;
    }

    /** The process of a task ends by itself. */
    void exit(TaskId task, int code, Instant now) {
        TaskStatus status = known.get(task);
        if (status != null && status.state().running()) {
            report(ended(status, code == 0 ? TaskState.COMPLETE : TaskState.FAILED, code, now));
        }
    }

    void ready(TaskId task, boolean ready) {
        TaskStatus status = known.get(task);
        if (status != null && status.state() == TaskState.READY) {
            report(new TaskStatus(
                    task,
                    status.state(),
                    ready,
                    "",
                    ready ? "" : "503",
                    status.exitCode(),
                    status.address(),
                    status.containerId(),
                    status.imageDigest(),
                    status.since(),
                    status.startedAt(),
                    status.succeeds()));
        }
    }

    void holdConnection(TaskId task) {
        busy.add(task);
    }

    void releaseConnections() {
        busy.clear();
    }

    void routerStuck(boolean stuck) {
        routerStuck = stuck;
    }

    Collection<TaskStatus> known() {
        return known.values();
    }

    private void step(Task task, Instant now) {
        TaskStatus status = known.getOrDefault(task.id(), TaskStatus.of(task.id(), TaskState.ASSIGNED, now.plus(skew)));
        if (status.state().ended()) {
            return;
        }
        if (task.desired().compareTo(DesiredState.STOP) >= 0) {
            report(moved(status, TaskState.SHUTDOWN, "", now));
            return;
        }
        Temper temper = Temper.of(task);
        switch (status.state()) {
            case PENDING, ASSIGNED -> report(moved(status, TaskState.ACCEPTED, "", now));
            case ACCEPTED -> {
                if (!now.isBefore(task.notBefore())) {
                    report(moved(status, TaskState.PREPARING, "pulling", now));
                }
            }
            case PREPARING ->
                report(
                        temper == Temper.MISSING
                                ? moved(status, TaskState.REJECTED, notFound(task), now)
                                : moved(status, TaskState.STARTING, "", now));
            case STARTING -> report(moved(status, TaskState.RUNNING, "connection refused", now));
            case RUNNING -> run(status, temper, now);
            case READY, COMPLETE, FAILED, REJECTED, SHUTDOWN, ORPHANED -> {}
        }
    }

    private void run(TaskStatus status, Temper temper, Instant now) {
        switch (temper) {
            case HEALTHY -> report(moved(status, TaskState.READY, "", now));
            case CRASHING -> report(ended(status, TaskState.FAILED, 1, now));
            case FINISHING -> report(ended(status, TaskState.COMPLETE, 0, now));
            case UNREADY, MISSING -> {}
        }
    }

    private void succeed(Task task, Instant now) {
        TaskStatus status = known.get(task.id());
        boolean follow = status != null
                && status.state().ended()
                && task.desired() == DesiredState.RUN
                && task.release().restart().when() == RestartPolicy.When.ALWAYS
                && known.values().stream().noneMatch(s -> s.succeeds().equals(Optional.of(task.id())));
        if (!follow) {
            return;
        }
        TaskId id = ids.get();
        assigned.put(
                id,
                new Task(
                        id,
                        task.workload(),
                        task.workloadUid(),
                        task.slot(),
                        task.release(),
                        task.restarts(),
                        task.node(),
                        DesiredState.RUN,
                        now,
                        task.attempt() + 1,
                        now,
                        now.plusSeconds(1),
                        task.gpus()));
        TaskStatus first = TaskStatus.of(id, TaskState.ACCEPTED, now.plus(skew));
        known.put(id, Statuses.succeeding(first, task.id()));
    }

    private void report(TaskStatus status) {
        known.put(status.task(), status);
        if (connected) {
            outbox.add(status);
        }
    }

    private TaskStatus moved(TaskStatus from, TaskState to, String message, Instant now) {
        return Statuses.moved(from, to, message, Optional.empty(), now.plus(skew));
    }

    private TaskStatus ended(TaskStatus from, TaskState to, int code, Instant now) {
        return Statuses.moved(from, to, "", Optional.of(code), now.plus(skew));
    }

    private static String notFound(Task task) {
        return "image " + task.release().container().image() + " could not be pulled: 404 manifest unknown";
    }
}
