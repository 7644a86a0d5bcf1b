package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.Constraint.Operator;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Release;
import java.util.Optional;

/** Each constraint of the release must hold on the node. */
public final class ConstraintFilter implements NodeFilter {
    private static final String LABELS = "node.labels.";

    @Override
    public Verdict judge(NodeView node, Release release) {
        return firstBroken(release.placement(), node)
                .<Verdict>map(constraint -> new Verdict.Fail(
                        RefusalCode.CONSTRAINT,
                        () -> "does not meet " + constraint + ": its " + constraint.attribute() + " is \""
                                + value(constraint, node) + "\"",
                        () -> remedy(constraint, node)))
                .orElse(Verdict.Pass.INSTANCE);
    }

    /** Whether the node meets every constraint. */
    public static boolean holds(Placement placement, NodeView node) {
        return firstBroken(placement, node).isEmpty();
    }

    private static Optional<Constraint> firstBroken(Placement placement, NodeView node) {
        return placement.constraints().stream()
                .filter(constraint -> !holds(constraint, node))
                .findFirst();
    }

    private static boolean holds(Constraint constraint, NodeView node) {
        boolean equal = value(constraint, node).equals(constraint.value());
        return switch (constraint.operator()) {
            case EQUALS -> equal;
            case NOT_EQUALS -> !equal;
        };
    }

    private static String value(Constraint constraint, NodeView node) {
        String attribute = constraint.attribute();
        if (attribute.startsWith(LABELS)) {
            return node.label(attribute.substring(LABELS.length()));
        }
        return switch (attribute) {
            case "node.name" -> node.name().value();
            case "node.arch" -> node.facts().arch();
            case "node.os" -> node.facts().os();
            default -> "";
        };
    }

    private static String remedy(Constraint constraint, NodeView node) {
        if (constraint.attribute().startsWith(LABELS) && constraint.operator() == Operator.EQUALS) {
            return "give node " + node.name() + " the label "
                    + constraint.attribute().substring(LABELS.length()) + "=" + constraint.value()
                    + ", or drop the constraint " + constraint;
        }
        return "drop the constraint " + constraint + ", or add a node that meets it";
    }
}
