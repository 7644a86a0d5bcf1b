package dev.podium.orchestrator.model.workload;

import dev.podium.orchestrator.model.constraint.Toleration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where tasks may and should run.
 *
 * @param constraints each of them must hold on the node
 * @param spread node labels over which tasks are kept even, most important first
 * @param limits where keeping even is no wish but a rule
 * @param affinities what tasks are drawn to and kept apart from
 * @param tolerations the taints in spite of which they run
 */
public record Placement(
        List<Constraint> constraints,
        List<String> spread,
        List<SpreadLimit> limits,
        List<Affinity> affinities,
        List<Toleration> tolerations) {
    public static final Placement ANYWHERE = new Placement(List.of(), List.of());

    public Placement {
        constraints = List.copyOf(constraints);
        spread = List.copyOf(spread);
        limits = List.copyOf(limits);
        affinities = List.copyOf(affinities);
        tolerations = List.copyOf(tolerations);
    }

    public Placement(List<Constraint> constraints, List<String> spread) {
        this(constraints, spread, List.of(), List.of(), List.of());
    }

    /** The labels of the spread's hierarchy from the widest to the narrowest; those that only have a limit come last. */
    public List<String> levels() {
        List<String> levels = new ArrayList<>(spread);
        limits.stream()
                .map(SpreadLimit::label)
                .filter(label -> !levels.contains(label))
                .forEach(levels::add);
        return levels;
    }
}
