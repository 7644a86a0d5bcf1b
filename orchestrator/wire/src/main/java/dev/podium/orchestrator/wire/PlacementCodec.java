package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.constraint.Toleration;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import dev.podium.orchestrator.wire.v1.AppTarget;
import dev.podium.orchestrator.wire.v1.TaintEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where tasks may and should run, and what keeps them away. */
final class PlacementCodec {
    private PlacementCodec() {}

    /** A release has its placement's parts as fields of its own. */
    static void encode(Placement placement, dev.podium.orchestrator.wire.v1.Release.Builder message) {
        placement.constraints().forEach(constraint -> message.addConstraints(constraint.toString()));
        message.addAllSpread(placement.spread());
        placement.limits().forEach(limit -> message.addSpreadLimits(encode(limit)));
        placement.affinities().forEach(affinity -> message.addAffinities(encode(affinity)));
        placement.tolerations().forEach(toleration -> message.addTolerations(encode(toleration)));
    }

    static Placement decode(dev.podium.orchestrator.wire.v1.Release release) {
        return new Placement(
                release.getConstraintsList().stream().map(Constraint::parse).toList(),
                release.getSpreadList(),
                release.getSpreadLimitsList().stream()
                        .map(limit -> new SpreadLimit(limit.getLabel(), limit.getMaxSkew()))
                        .toList(),
                release.getAffinitiesList().stream().map(PlacementCodec::decode).toList(),
                release.getTolerationsList().stream()
                        .map(PlacementCodec::decode)
                        .toList());
    }

    private static dev.podium.orchestrator.wire.v1.SpreadLimit encode(SpreadLimit limit) {
        return dev.podium.orchestrator.wire.v1.SpreadLimit.newBuilder()
                .setLabel(limit.label())
                .setMaxSkew(limit.maxSkew())
                .build();
    }

    private static dev.podium.orchestrator.wire.v1.Affinity encode(Affinity affinity) {
        var message = dev.podium.orchestrator.wire.v1.Affinity.newBuilder().setAway(affinity.away());
        switch (affinity.target()) {
            case Affinity.ToNodes(var expression) -> message.setNodes(expression.toString());
            case Affinity.ToApp(String app, String topology) ->
                message.setApp(AppTarget.newBuilder().setApp(app).setTopology(topology));
        }
        switch (affinity.strength()) {
            case Affinity.Required _ -> message.setRequired(true);
            case Affinity.Preferred(int weight) -> message.setWeight(weight);
        }
        return message.build();
    }

    private static Affinity decode(dev.podium.orchestrator.wire.v1.Affinity affinity) {
        Affinity.Target target = affinity.hasApp()
                ? new Affinity.ToApp(
                        affinity.getApp().getApp(), affinity.getApp().getTopology())
                : new Affinity.ToNodes(ExpressionParser.parse(affinity.getNodes()));
        Affinity.Strength strength =
                affinity.hasWeight() ? new Affinity.Preferred(affinity.getWeight()) : new Affinity.Required();
        return new Affinity(target, affinity.getAway(), strength);
    }

    private static dev.podium.orchestrator.wire.v1.Toleration encode(Toleration toleration) {
        var message = dev.podium.orchestrator.wire.v1.Toleration.newBuilder().setKey(toleration.key());
        toleration.value().ifPresent(message::setValue);
        toleration.effect().map(PlacementCodec::encode).ifPresent(message::setEffect);
        toleration.stay().map(Duration::toMillis).ifPresent(message::setStay);
        return message.build();
    }

    private static Toleration decode(dev.podium.orchestrator.wire.v1.Toleration toleration) {
        return new Toleration(
                toleration.getKey(),
                toleration.hasValue() ? Optional.of(toleration.getValue()) : Optional.empty(),
                toleration.getEffect() == TaintEffect.TAINT_EFFECT_UNSPECIFIED
                        ? Optional.empty()
                        : Optional.of(decode(toleration.getEffect())),
                toleration.hasStay() ? Optional.of(Duration.ofMillis(toleration.getStay())) : Optional.empty());
    }

    static dev.podium.orchestrator.wire.v1.Taint encode(Taint taint) {
        return dev.podium.orchestrator.wire.v1.Taint.newBuilder()
                .setKey(taint.key())
                .setValue(taint.value())
                .setEffect(encode(taint.effect()))
                .setSince(taint.since().toEpochMilli())
                .build();
    }

    static Taint decode(dev.podium.orchestrator.wire.v1.Taint taint) {
        return new Taint(
                taint.getKey(), taint.getValue(), decode(taint.getEffect()), Instant.ofEpochMilli(taint.getSince()));
    }

    private static TaintEffect encode(Effect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> TaintEffect.NO_SCHEDULE;
            case PREFER_NO_SCHEDULE -> TaintEffect.PREFER_NO_SCHEDULE;
            case NO_EXECUTE -> TaintEffect.NO_EXECUTE;
        };
    }

    private static Effect decode(TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> Effect.NO_SCHEDULE;
            case PREFER_NO_SCHEDULE -> Effect.PREFER_NO_SCHEDULE;
            case NO_EXECUTE -> Effect.NO_EXECUTE;
            case TAINT_EFFECT_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("taint effect", effect);
        };
    }
}
