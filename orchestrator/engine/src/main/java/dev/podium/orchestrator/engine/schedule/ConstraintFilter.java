package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.constraint.Attribute;
import dev.podium.orchestrator.model.constraint.Expression;
import dev.podium.orchestrator.model.constraint.Expression.Compare;
import dev.podium.orchestrator.model.constraint.Operator;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Release;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each constraint of the release must hold on the node; so must affinities to nodes that are required. */
final class ConstraintFilter implements NodeFilter {
    private static final int SHOWN = 3;

    @Override
    public Verdict judge(NodeView node, Release release) {
        Placement placement = release.placement();
        if (placement.constraints().isEmpty() && placement.affinities().isEmpty()) {
            return Verdict.Pass.INSTANCE;
        }
        return rules(placement)
                .filter(rule -> !rule.holds(node))
                .findFirst()
                .<Verdict>map(rule -> fail(rule, node))
                .orElse(Verdict.Pass.INSTANCE);
    }

    private static Stream<Expression> rules(Placement placement) {
        Stream<Expression> written = placement.constraints().stream().map(Constraint::expression);
        return placement.affinities().isEmpty()
                ? written
                : Stream.concat(written, placement.affinities().stream().flatMap(ConstraintFilter::rule));
    }

    private static Stream<Expression> rule(Affinity affinity) {
        return affinity.required() && affinity.target() instanceof Affinity.ToNodes(var expression)
                ? Stream.of(affinity.away() ? new Expression.Not(expression) : expression)
                : Stream.empty();
    }

    private static Verdict fail(Expression rule, NodeView node) {
        return new Verdict.Fail(
                RefusalCode.CONSTRAINT,
                () -> "does not meet " + rule + ": its " + values(deciding(rule, node), node),
                () -> remedy(deciding(rule, node), node));
    }

    /** Of several rules that must all hold the first that does not. */
    private static Expression deciding(Expression rule, NodeView node) {
        return rule instanceof Expression.And(var all)
                ? all.stream().filter(one -> !one.holds(node)).findFirst().orElse(rule)
                : rule;
    }

    private static String values(Expression rule, NodeView node) {
        return rule.attributes().stream()
                .limit(SHOWN)
                .map(attribute -> value(attribute, node))
                .collect(Collectors.joining(", its "));
    }

    private static String value(Attribute attribute, NodeView node) {
        return attribute
                + node.value(attribute).map(found -> " is \"" + found + "\"").orElse(" is not set");
    }

    private static String remedy(Expression rule, NodeView node) {
        Optional<Compare> label =
                rule instanceof Compare compare && compare.attribute().isLabel() && compare.operator() == Operator.EQUAL
                        ? Optional.of(compare)
                        : Optional.empty();
        return label.map(compare -> "give node " + node.name() + " the label "
                        + compare.attribute().labelKey() + "=" + compare.value() + ", or drop the constraint "
                        + compare)
                .orElseGet(() -> "drop the constraint " + rule + ", or add a node that meets it");
    }
}
