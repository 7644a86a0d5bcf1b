package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.constraint.Toleration;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long operators let a task stay where it is: what taints and fences say of tasks that are there already. */
final class Stay {
    private Stay() {}

    /** {@link Instant#MAX} for ever, {@link Instant#MIN} when it should not be there. */
    static Instant until(Task task, Optional<Workload> workload, NodeView node) {
        boolean fenced = node.pool().isPresent()
                && workload.isPresent()
                && !node.pool().get().admits(workload.get().terms().tenant());
        if (fenced) {
            return Instant.MIN;
        }
        return node.taints().stream()
                .filter(taint -> taint.effect() == Effect.NO_EXECUTE)
                .map(taint -> until(task, taint))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** A task that came later than the taint tolerated it when it was placed; its time runs from its own beginning. */
    private static Instant until(Task task, Taint taint) {
        Instant from = task.createdAt().isAfter(taint.since()) ? task.createdAt() : taint.since();
        List<Toleration> tolerations = task.release().placement().tolerations().stream()
                .filter(toleration -> toleration.tolerates(taint))
                .toList();
        if (tolerations.stream().anyMatch(toleration -> toleration.stay().isEmpty())) {
            return Instant.MAX;
        }
        return tolerations.stream()
                .flatMap(toleration -> toleration.stay().stream())
                .max(Duration::compareTo)
                .map(from::plus)
                .orElse(Instant.MIN);
    }
}
