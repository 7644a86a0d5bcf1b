package dev.podium.bench.gpu;

import dev.podium.bench.gpu.GpuTrace.Machine;
import dev.podium.bench.gpu.GpuTrace.Pod;
import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Podium's own planner in a cluster that packs. Pods arrive in portions, each an app of its own; what was placed stays, so every plan
 * knows what runs and what is wanted by then, and nothing of what is still to come.
 */
final class PackingEngine {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClusterPolicy PACK = new ClusterPolicy(Strategy.PACK);

    private final Map<NodeName, NodeFacts> nodes = new HashMap<>();
    private final Map<NodeName, NodeSession> sessions = new HashMap<>();
    private final Map<WorkloadId, Workload> workloads = new HashMap<>();
    private final Map<TaskId, Task> tasks = new HashMap<>();
    private final Planner planner = new Planner(this::id, PlannerSettings.DEFAULT);
    private long ids;

    private PackingEngine(List<Machine> machines) {
        for (int i = 0; i < machines.size(); i++) {
            Machine machine = machines.get(i);
            NodeFacts facts = NodeBuilder.node("node-%05d".formatted(i))
                    .capacity(machine.cpu(), machine.memory(), 0)
                    .gpus(machine.gpus(), machine.model())
                    .build();
            nodes.put(facts.name(), facts);
            sessions.put(facts.name(), new NodeSession(facts.name(), true, NOW.minusSeconds(60)));
        }
    }

    private TaskId id() {
        return new TaskId("task-" + ids++);
    }

    /** How much GPU was given away, in thousandths of one. */
    static long given(List<Machine> machines, List<Pod> arrivals, int portions) {
        PackingEngine engine = new PackingEngine(machines);
        for (int portion = 0; portion < portions; portion++) {
            int from = (int) ((long) arrivals.size() * portion / portions);
            int to = (int) ((long) arrivals.size() * (portion + 1) / portions);
            for (int i = from; i < to; i++) {
                engine.want(i, arrivals.get(i));
            }
            engine.plan();
        }
        return engine.tasks.values().stream()
                .mapToLong(task -> task.release().resources().gpu().millis())
                .sum();
    }

    private void want(int number, Pod pod) {
        Workload workload = AppBuilder.app("pod-%06d".formatted(number))
                .cpu(pod.cpu())
                .memory(pod.memory())
                .pids(0)
                .gpu(pod.gpu(), pod.models().toArray(String[]::new))
                .build();
        workloads.put(workload.id(), workload);
    }

    private void plan() {
        ClusterSnapshot snapshot = new ClusterSnapshot(
                1,
                workloads,
                tasks,
                Map.of(),
                nodes,
                Map.of(),
                sessions,
                List.of(),
                RoutingTable.EMPTY,
                Map.of(),
                PACK);
        for (Change change : planner.plan(snapshot, NOW).changes()) {
            if (change instanceof Change.Create(Task task)) {
                tasks.put(task.id(), task);
            }
        }
    }
}
