package dev.podium.api.server.manifest;

import static java.util.Objects.requireNonNullElse;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.constraint.Toleration;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the placement of a complete spec into the orchestrator's terms; also of one that was kept before there was more to say. */
final class PlacementTranslation {
    private PlacementTranslation() {}

    static Placement placement(AppSpec.Placement written) {
        List<Affinity> affinities = new ArrayList<>();
        or(written.affinity()).forEach(one -> affinities.add(affinity(one, false)));
        or(written.antiAffinity()).forEach(one -> affinities.add(affinity(one, true)));
        return new Placement(
                or(written.constraints()).stream().map(Constraint::parse).toList(),
                spread(written),
                or(written.spreadLimits()).stream()
                        .filter(PlacementTranslation::strict)
                        .map(limit -> new SpreadLimit(limit.label(), requireNonNullElse(limit.maxSkew(), 1)))
                        .toList(),
                affinities,
                or(written.tolerations()).stream()
                        .map(PlacementTranslation::toleration)
                        .toList());
    }

    /** A limit that is only a wish is what a label of the spread is. */
    private static List<String> spread(AppSpec.Placement written) {
        List<String> spread = new ArrayList<>(or(written.spread()));
        or(written.spreadLimits()).stream()
                .filter(limit -> !strict(limit) && !spread.contains(limit.label()))
                .forEach(limit -> spread.add(limit.label()));
        return spread;
    }

    private static boolean strict(AppSpec.SpreadLimit limit) {
        return !"ScheduleAnyway".equals(limit.whenUnsatisfiable());
    }

    private static Affinity affinity(AppSpec.Affinity written, boolean away) {
        String app = written.app();
        Affinity.Target target = app == null
                ? new Affinity.ToNodes(ExpressionParser.parse(requireNonNullElse(written.node(), "")))
                : new Affinity.ToApp(app, requireNonNullElse(written.topology(), Affinity.ToApp.NODE));
        Affinity.Strength strength = Boolean.TRUE.equals(written.required())
                ? new Affinity.Required()
                : new Affinity.Preferred(requireNonNullElse(written.weight(), 1));
        return new Affinity(target, away, strength);
    }

    private static Toleration toleration(AppSpec.Toleration written) {
        return new Toleration(
                written.key(),
                Optional.ofNullable(written.value()),
                Optional.ofNullable(written.effect()).flatMap(Effect::of),
                Optional.ofNullable(written.tolerationSeconds()).map(Duration::ofSeconds));
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return requireNonNullElse(list, List.of());
    }
}
