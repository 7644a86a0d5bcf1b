package dev.podium.orchestrator.model.workload;

import java.util.List;

/**
 * Where tasks may and should run.
 *
 * @param constraints each of them must hold on the node
 * @param spread node labels over which tasks are kept even, most important first
 */
public record Placement(List<Constraint> constraints, List<String> spread) {
    public static final Placement ANYWHERE = new Placement(List.of(), List.of());

    public Placement {
        constraints = List.copyOf(constraints);
        spread = List.copyOf(spread);
    }
}
