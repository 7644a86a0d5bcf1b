package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.constraint.Toleration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code placement.tolerations}: the taints in spite of which instances run on a node. */
final class TolerationSection {
    private static final List<String> EFFECTS =
            Arrays.stream(Effect.values()).map(Effect::code).toList();
    private static final int LONGEST_STAY = 10_000_000;

    private TolerationSection() {}

    static List<AppSpec.Toleration> read(Fields section) {
        return section.objects("tolerations", PlacementSection.MOST).orElse(List.of()).stream()
                .map(TolerationSection::one)
                .toList();
    }

    private static AppSpec.Toleration one(Fields one) {
        if (one.value("key").isEmpty()) {
            one.refuse("key", "key is missing: expected the key of a taint such as \"gpu\", or \"*\" for all");
        }
        String key = one.parsed("key", TolerationSection::key).orElse("");
        Optional<String> effect = one.oneOf("effect", EFFECTS);
        Optional<Integer> stay = one.integer("tolerationSeconds", 0, LONGEST_STAY);
        boolean otherEffect =
                effect.filter(code -> !code.equals(Effect.NO_EXECUTE.code())).isPresent();
        if (stay.isPresent() && otherEffect) {
            one.refuse(
                    "tolerationSeconds",
                    "tolerationSeconds goes with effect NoExecute only: it says how long instances stay that are there already");
        }
        AppSpec.Toleration read =
                new AppSpec.Toleration(key, one.text("value").orElse(null), effect.orElse(null), stay.orElse(null));
        one.end();
        return read;
    }

    private static String key(String text) {
        return new Toleration(text, Optional.empty(), Optional.empty(), Optional.empty()).key();
    }
}
