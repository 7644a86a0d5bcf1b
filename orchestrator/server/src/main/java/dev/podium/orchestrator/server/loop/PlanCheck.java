package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a plan still fits a state that has moved on since it was made. It objects when something a change rests on is
 * different; the next plan then decides on the new state.
 */
final class PlanCheck {
    private final ClusterSnapshot planned;
    private final ClusterSnapshot now;

    PlanCheck(ClusterSnapshot planned, ClusterSnapshot now) {
        this.planned = planned;
        this.now = now;
    }

    /** What is different, empty when the plan may be committed. */
    Optional<String> objection(Plan plan) {
        if (planned.revision() == now.revision()) {
            return Optional.empty();
        }
        return plan.changes().stream()
                .flatMap(change -> objection(change).stream())
                .findFirst();
    }

    private Optional<String> objection(Change change) {
        return switch (change) {
            case Change.Create(Task task) -> creation(task);
            case Change.Desire desire -> task(desire.task());
            case Change.Conclude conclude -> status(conclude.status().task());
            case Change.Forget forget -> status(forget.task());
            case Change.KeepRuns keep -> runs(keep.book().workload());
            case Change.ForgetWorkload forget ->
                changed(planned.workloads(), now.workloads(), forget.workload(), "workload");
        };
    }

    private Optional<String> runs(WorkloadId workload) {
        return changed(planned.runs(), now.runs(), workload, "runs of")
                .or(() -> changed(planned.workloads(), now.workloads(), workload, "workload"));
    }

    private Optional<String> creation(Task task) {
        NodeName node = task.node();
        return changed(planned.workloads(), now.workloads(), task.workload(), "workload")
                .or(() -> changed(planned.nodes(), now.nodes(), node, "facts of"))
                .or(() -> changed(planned.intents(), now.intents(), node, "intent for"))
                .or(() -> gpus(task));
    }

    /** Two tasks must not get the same GPU beyond what it has, whoever gave it to the other one meanwhile. */
    private Optional<String> gpus(Task task) {
        return task.gpus().stream()
                .filter(gpu ->
                        given(task, gpu) + task.release().resources().gpu().each() > GpuRequest.WHOLE)
                .findFirst()
                .map(gpu -> "GPU " + gpu + " of node " + task.node() + " was given away meanwhile");
    }

    private int given(Task task, int gpu) {
        return now.tasks().values().stream()
                .filter(other -> other.node().equals(task.node())
                        && !other.id().equals(task.id())
                        && other.gpus().contains(gpu)
                        && !ended(other))
                .mapToInt(other -> other.release().resources().gpu().each())
                .sum();
    }

    private boolean ended(Task task) {
        TaskStatus status = now.statuses().get(task.id());
        return status != null && status.state().ended();
    }

    private Optional<String> task(TaskId task) {
        return changed(planned.tasks(), now.tasks(), task, "task");
    }

    private Optional<String> status(TaskId task) {
        return changed(planned.statuses(), now.statuses(), task, "status of");
    }

    private static <K, V> Optional<String> changed(Map<K, V> before, Map<K, V> after, K key, String what) {
        return Objects.equals(before.get(key), after.get(key))
                ? Optional.empty()
                : Optional.of(what + " " + key + " changed meanwhile");
    }
}
