package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.workload.DisruptionBudget;
import dev.podium.orchestrator.model.workload.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code placement}: where instances may and should run, and how the app stands among others. */
final class PlacementSection {
    static final int MOST = 32;
    private static final List<String> WHEN_UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,127}");

    private PlacementSection() {}

    static AppSpec.Placement read(Fields fields, Whose whose) {
        Optional<Fields> placement = fields.object("placement");
        Fields section = placement.orElseGet(fields::none);
        AppSpec.Placement read = new AppSpec.Placement(
                section.words("constraints", MOST).orElse(List.of()),
                spread(section),
                limits(section, whose),
                AffinitySection.read(section, "affinity", false),
                AffinitySection.read(section, "antiAffinity", true),
                TolerationSection.read(section),
                section.integer("priority", 0, Terms.HIGHEST_PRIORITY).orElse(Terms.DEFAULT_PRIORITY),
                disruption(section));
        RuleCheck.of(read, section, whose);
        section.value("pool")
                .ifPresent(_ -> section.refuse("pool", "a node pool is named in a constraint: \"node.pool == fast\""));
        section.end();
        return read;
    }

    /** The app that is placed. */
    record Whose(String app, boolean global) {}

    private static List<String> spread(Fields section) {
        List<String> spread = section.words("spread", MOST).orElse(List.of());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < spread.size(); i++) {
            String label = spread.get(i);
            if (!LABEL.matcher(label).matches()) {
                section.refuseElement("spread", i, notALabel("spread", label));
            } else if (!seen.add(label)) {
                section.refuseElement(
                        "spread", i, "label \"" + label + "\" is listed twice: list it once, where it belongs");
            }
        }
        return spread;
    }

    static String notALabel(String what, String text) {
        return what + " " + Shown.text(text) + " is not valid: expected the key of a node label, for example \"zone\"";
    }

    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    private static List<AppSpec.SpreadLimit> limits(Fields section, Whose whose) {
        Set<String> seen = new HashSet<>();
        List<Fields> written = section.objects("spreadLimits", MOST).orElse(List.of());
        if (whose.global() && !written.isEmpty()) {
            section.refuse(
                    "spreadLimits",
                    "spreadLimits do not go with kind global, which runs one instance on each node: leave them out");
        }
        return written.stream().map(one -> limit(one, seen)).toList();
    }

    private static AppSpec.SpreadLimit limit(Fields one, Set<String> seen) {
        String label = one.text("label").orElse("");
        if (one.value("label").isEmpty()) {
            one.refuse("label", "label is missing: expected the key of a node label, for example \"zone\"");
        } else if (!isLabel(label)) {
            one.refuse("label", notALabel("label", label));
        } else if (!seen.add(label)) {
            one.refuse("label", "label \"" + label + "\" has two limits: keep one of them");
        }
        int maxSkew = one.integer("maxSkew", 1, ManifestReader.MOST_REPLICAS).orElse(1);
        String when = one.oneOf("whenUnsatisfiable", WHEN_UNSATISFIABLE).orElse(WHEN_UNSATISFIABLE.getFirst());
        one.end();
        return new AppSpec.SpreadLimit(label, maxSkew, when);
    }

    private static AppSpec.Disruption disruption(Fields section) {
        Optional<Fields> disruption = section.object("disruption");
        DisruptionBudget budget = disruption
                .flatMap(fields -> fields.parsed("maxUnavailable", DisruptionBudget::parse))
                .orElse(DisruptionBudget.DEFAULT);
        disruption.ifPresent(Fields::end);
        return new AppSpec.Disruption(budget.toString());
    }
}
