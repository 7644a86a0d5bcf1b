package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes tasks the rest of the way out. A drained task is stopped once no router can send it anything or its time is up; a task
 * on a node that no longer exists is over, and so is one that is to stop on a node that stays out of reach.
 */
public final class DepartureReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        cluster.tasks()
                .values()
                .forEach(tasks ->
                        tasks.stream().filter(task -> !task.ended()).forEach(task -> depart(task, cluster, draft)));
    }

    private static void depart(TaskView task, ClusterView cluster, Draft draft) {
        if (task.node().isEmpty()) {
            draft.change(new Change.Conclude(
                    orphaned(task, cluster.now(), "node " + task.task().node() + " does not exist any more")));
            return;
        }
        switch (task.task().desired()) {
            case RUN -> {}
            case DRAIN -> drain(task, draft);
            case STOP, REMOVE -> giveUp(task, task.node().get(), cluster, draft);
        }
    }

    private static void drain(TaskView task, Draft draft) {
        Task record = task.task();
        Instant deadline = record.desiredSince().plus(record.release().stop().drain());
        if (draft.gate().released(task) || draft.wake().passed(deadline)) {
            draft.desire(task, DesiredState.STOP);
        }
    }

    private static void giveUp(TaskView task, NodeView node, ClusterView cluster, Draft draft) {
        Optional<Instant> since = node.awaySince();
        if (!node.unreachable() || since.isEmpty()) {
            return;
        }
        Instant stop = task.task().desiredSince();
        Instant from = stop.isAfter(since.get()) ? stop : since.get();
        if (draft.wake().passed(from.plus(cluster.settings().orphanedAfter()))) {
            draft.change(new Change.Conclude(orphaned(
                    task,
                    cluster.now(),
                    "node " + node.name() + " has been out of reach since " + since.get()
                            + " and did not confirm that the task stopped")));
            if (task.task().desired() != DesiredState.REMOVE) {
                // Should the node come back after all, nothing of the task may stay on it.
                draft.desire(task, DesiredState.REMOVE);
            }
        }
    }

    private static TaskStatus orphaned(TaskView task, Instant now, String message) {
        TaskStatus last = task.status().orElse(TaskStatus.of(task.id(), TaskState.ASSIGNED, now));
        return new TaskStatus(
                task.id(),
                TaskState.ORPHANED,
                false,
                "NodeLost",
                message,
                last.exitCode(),
                last.address(),
                last.containerId(),
                last.imageDigest(),
                now,
                last.startedAt(),
                last.succeeds());
    }
}
