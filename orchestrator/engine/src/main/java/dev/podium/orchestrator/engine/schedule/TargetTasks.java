package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tasks a cluster is expected to be asked for: those it is asked for now. Only such as want GPUs, since the others' chances do
 * not depend on how GPUs are broken up.
 *
 * @param shapes the commonest, most frequent first
 */
record TargetTasks(List<Shape> shapes) {
    /** Rarer ones would cost time at each placement and move nothing. */
    private static final int MOST_SHAPES = 256;

    /** Tasks that want the same: how much processor time and memory, which GPUs, and how many of them there are. */
    record Shape(long cpu, long memory, GpuRequest gpu, long count) {}

    TargetTasks {
        shapes = List.copyOf(shapes);
    }

    static TargetTasks of(ClusterView cluster) {
        Map<Shape, Long> counts = new HashMap<>();
        for (Workload workload : new TreeMap<>(cluster.snapshot().workloads()).values()) {
            if (!workload.deleted() && !workload.release().resources().gpu().none()) {
                counts.merge(shape(workload), count(workload, cluster), Long::sum);
            }
        }
        return new TargetTasks(counts.entrySet().stream()
                .map(entry -> new Shape(
                        entry.getKey().cpu(),
                        entry.getKey().memory(),
                        entry.getKey().gpu(),
                        entry.getValue()))
                .sorted(Comparator.comparingLong(Shape::count)
                        .reversed()
                        .thenComparingInt(shape -> shape.gpu().millis())
                        .thenComparing(shape -> String.join(" ", shape.gpu().models()))
                        .thenComparingLong(Shape::cpu)
                        .thenComparingLong(Shape::memory))
                .limit(MOST_SHAPES)
                .toList());
    }

    private static Shape shape(Workload workload) {
        var resources = workload.release().resources();
        return new Shape(
                resources.request().cpu().millis(), resources.request().memory().value(), resources.gpu(), 0);
    }

    private static long count(Workload workload, ClusterView cluster) {
        return switch (workload.kind()) {
            case REPLICATED -> workload.replicas();
            case GLOBAL -> cluster.nodes().size();
            case JOB, CRON -> workload.job().map(JobPolicy::parallelism).orElse(0);
        };
    }
}
