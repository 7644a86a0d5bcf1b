package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.DisruptionBudget;
import dev.podium.orchestrator.model.workload.Terms;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code placement}: where instances may and should run. */
final class PlacementSection {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,127}");
    private static final int MOST = 32;

    private PlacementSection() {}

    static AppSpec.Placement read(Fields fields) {
        Optional<Fields> placement = fields.object("placement");
        List<String> constraints = words(placement, "constraints");
        List<String> spread = words(placement, "spread");
        int priority = placement
                .flatMap(section -> section.integer("priority", 0, Terms.HIGHEST_PRIORITY))
                .orElse(Terms.DEFAULT_PRIORITY);
        AppSpec.Disruption disruption = disruption(placement);
        placement.ifPresent(section -> {
            for (int i = 0; i < constraints.size(); i++) {
                constraint(section, i, constraints.get(i));
            }
            for (int i = 0; i < spread.size(); i++) {
                label(section, i, spread.get(i));
            }
            section.later("affinity", "antiAffinity", "tolerations", "pool");
            section.end();
        });
        return new AppSpec.Placement(constraints, spread, priority, disruption);
    }

    private static AppSpec.Disruption disruption(Optional<Fields> placement) {
        Optional<Fields> disruption = placement.flatMap(section -> section.object("disruption"));
        DisruptionBudget budget = disruption
                .flatMap(section -> section.parsed("maxUnavailable", DisruptionBudget::parse))
                .orElse(DisruptionBudget.DEFAULT);
        disruption.ifPresent(Fields::end);
        return new AppSpec.Disruption(budget.toString());
    }

    private static List<String> words(Optional<Fields> placement, String name) {
        return placement.flatMap(section -> section.words(name, MOST)).orElse(List.of());
    }

    private static void constraint(Fields section, int index, String text) {
        try {
            Constraint.parse(text);
        } catch (IllegalArgumentException complaint) {
            section.refuseElement("constraints", index, String.valueOf(complaint.getMessage()));
        }
    }

    private static void label(Fields section, int index, String text) {
        if (!LABEL.matcher(text).matches()) {
            section.refuseElement(
                    "spread",
                    index,
                    "spread " + Shown.text(text)
                            + " is not valid: expected the key of a node label, for example \"zone\"");
        }
    }
}
