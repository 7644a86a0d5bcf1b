package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.constraint.Contradiction;
import dev.podium.orchestrator.model.constraint.Expression;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses rules that cannot be read and those that no cluster can ever meet, whatever its nodes are like. */
final class RuleCheck {
    private final AppSpec.Placement placement;
    private final Fields section;
    private final List<Rule> rules = new ArrayList<>();

    /** A rule nodes must meet, and where it was written. */
    private record Rule(Expression expression, String field, int index) {}

    private RuleCheck(AppSpec.Placement placement, Fields section) {
        this.placement = placement;
        this.section = section;
    }

    static void of(AppSpec.Placement placement, Fields section, PlacementSection.Whose whose) {
        RuleCheck check = new RuleCheck(placement, section);
        check.constraints();
        check.nodeAffinities();
        check.contradictions();
        check.nearAndApart();
        check.apartFromItself(whose);
    }

    private void constraints() {
        List<String> written = or(placement.constraints());
        for (int i = 0; i < written.size(); i++) {
            try {
                rules.add(new Rule(Constraint.parse(written.get(i)).expression(), "constraints", i));
            } catch (IllegalArgumentException complaint) {
                section.refuseElement("constraints", i, String.valueOf(complaint.getMessage()));
            }
        }
    }

    private void nodeAffinities() {
        List<AppSpec.Affinity> near = or(placement.affinity());
        for (int i = 0; i < near.size(); i++) {
            String node = near.get(i).node();
            if (required(near.get(i)) && node != null) {
                rules.add(new Rule(ExpressionParser.parse(node), "affinity", i));
            }
        }
    }

    private void contradictions() {
        Contradiction.in(rules.stream().map(Rule::expression).toList()).ifPresent(found -> {
            Rule rule = rules.get(found.index());
            section.refuseElement(rule.field(), rule.index(), found.message());
        });
    }

    /** Near an app and apart from it, at the same place. */
    private void nearAndApart() {
        List<AppSpec.Affinity> apart = or(placement.antiAffinity());
        for (int i = 0; i < apart.size(); i++) {
            AppSpec.Affinity one = apart.get(i);
            boolean both = or(placement.affinity()).stream()
                    .anyMatch(near -> required(near) && required(one) && near.equals(one));
            if (both) {
                section.refuseElement(
                        "antiAffinity",
                        i,
                        "both affinity and antiAffinity require the same: no node can ever meet both; drop one of them");
            }
        }
    }

    /** One instance on each node cannot be kept apart by anything wider than a node. */
    private void apartFromItself(PlacementSection.Whose whose) {
        List<AppSpec.Affinity> apart = or(placement.antiAffinity());
        for (int i = 0; i < apart.size(); i++) {
            AppSpec.Affinity one = apart.get(i);
            boolean itself = whose.global() && required(one) && whose.app().equals(one.app());
            if (itself && !Affinity.ToApp.NODE.equals(one.topology())) {
                section.refuseElement(
                        "antiAffinity",
                        i,
                        "kind global runs an instance on each node, also where they have the same " + one.topology()
                                + ": use kind replicated, or drop this rule");
            }
        }
    }

    private static boolean required(AppSpec.Affinity affinity) {
        return Boolean.TRUE.equals(affinity.required());
    }

    private static <T> List<T> or(@org.jspecify.annotations.Nullable List<T> list) {
        return Optional.ofNullable(list).orElse(List.of());
    }
}
