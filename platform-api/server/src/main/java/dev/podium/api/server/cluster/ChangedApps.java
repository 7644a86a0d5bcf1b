package dev.podium.api.server.cluster;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the apps whose status may read differently after a change. */
public final class ChangedApps {
    private ChangedApps() {}

    public static Set<WorkloadId> of(ClusterChange change, Cluster cluster) {
        return switch (change) {
            case ClusterChange.App(var app) -> Set.of(app);
            case ClusterChange.Runs runs -> Set.of(runs.workload());
            case ClusterChange.AppForgotten forgotten -> Set.of(forgotten.app());
            case ClusterChange.TaskRecord(var before, var after) ->
                Stream.of(before, after)
                        .flatMap(Optional::stream)
                        .map(dev.podium.orchestrator.model.task.Task::workload)
                        .collect(Collectors.toSet());
            case ClusterChange.TaskReport report -> task(report.task(), cluster);
            case ClusterChange.Node _ -> Set.of();
            case ClusterChange.NodeConnection connection -> on(connection.node(), cluster);
        };
    }

    private static Set<WorkloadId> task(TaskId id, Cluster cluster) {
        return Optional.ofNullable(cluster.snapshot().tasks().get(id))
                .map(task -> Set.of(task.workload()))
                .orElse(Set.of());
    }

    private static Set<WorkloadId> on(NodeName node, Cluster cluster) {
        return cluster.snapshot().tasks().values().stream()
                .filter(task -> task.node().equals(node))
                .map(dev.podium.orchestrator.model.task.Task::workload)
                .collect(Collectors.toSet());
    }
}
