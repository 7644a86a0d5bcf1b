package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.tenants.tenant.ResourceName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code placement.affinity} and {@code .antiAffinity}: which nodes, and which apps' instances, draw instances to them or keep them apart. */
final class AffinitySection {
    private static final int DEFAULT_WEIGHT = 10;

    private AffinitySection() {}

    static List<AppSpec.Affinity> read(Fields section, String name, boolean away) {
        return section.objects(name, PlacementSection.MOST).orElse(List.of()).stream()
                .map(one -> one(one, name))
                .toList();
    }

    private static AppSpec.Affinity one(Fields one, String name) {
        Optional<String> app = one.parsed("app", AffinitySection::app);
        Optional<String> node =
                one.parsed("node", text -> ExpressionParser.parse(text).toString());
        if (one.value("app").isPresent() == one.value("node").isPresent()) {
            one.refuseItself(name + " is to an app or to nodes: expected either \"app\": \"cache\" or"
                    + " \"node\": \"node.labels.disk == ssd\"");
        }
        boolean required = one.flag("required").orElse(false);
        Optional<Integer> weight = one.integer("weight", 1, Affinity.HEAVIEST);
        if (required && weight.isPresent()) {
            one.refuse(
                    "weight",
                    "weight does not go with required, which must hold whatever it weighs: leave one of them out");
        }
        AppSpec.Affinity read = new AppSpec.Affinity(
                app.orElse(null),
                node.orElse(null),
                topology(one),
                required,
                required ? null : weight.orElse(DEFAULT_WEIGHT));
        one.end();
        return read;
    }

    private static @Nullable String topology(Fields one) {
        Optional<String> topology = one.text("topology");
        if (one.value("app").isEmpty()) {
            topology.ifPresent(_ -> one.refuse(
                    "topology",
                    "topology says how near an app's instances are meant to be: it goes with \"app\" only"));
            return null;
        }
        topology.filter(text -> !PlacementSection.isLabel(text))
                .ifPresent(text -> one.refuse(
                        "topology",
                        PlacementSection.notALabel("topology", text) + ", or \"" + Affinity.ToApp.NODE
                                + "\" for the node itself"));
        return topology.orElse(Affinity.ToApp.NODE);
    }

    private static String app(String text) {
        ResourceName.require("app", text);
        return text;
    }
}
