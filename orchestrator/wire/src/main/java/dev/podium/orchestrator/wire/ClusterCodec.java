package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.NodeTurnover;
import dev.podium.orchestrator.model.cluster.NodeTurnover.Window;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import dev.podium.orchestrator.wire.v1.TurnoverWindow;
import java.time.Duration;
import java.util.Optional;

/** What operators want of a cluster as a whole. */
public final class ClusterCodec {
    private ClusterCodec() {}

    public static dev.podium.orchestrator.wire.v1.ClusterPolicy encode(ClusterPolicy policy) {
        var message = dev.podium.orchestrator.wire.v1.ClusterPolicy.newBuilder().setStrategy(encode(policy.strategy()));
        policy.turnover().map(ClusterCodec::encode).ifPresent(message::setTurnover);
        policy.rebalancing().map(ClusterCodec::encode).ifPresent(message::setRebalancing);
        return message.build();
    }

    public static ClusterPolicy decode(dev.podium.orchestrator.wire.v1.ClusterPolicy policy) {
        return new ClusterPolicy(
                decode(policy.getStrategy()),
                policy.hasTurnover() ? Optional.of(decode(policy.getTurnover())) : Optional.empty(),
                policy.hasRebalancing() ? Optional.of(decode(policy.getRebalancing())) : Optional.empty());
    }

    private static dev.podium.orchestrator.wire.v1.NodeTurnover encode(NodeTurnover turnover) {
        return dev.podium.orchestrator.wire.v1.NodeTurnover.newBuilder()
                .setMaxAge(turnover.maxAge().toMillis())
                .setJitter(turnover.jitter().toMillis())
                .setMaxUnavailable(turnover.maxUnavailable())
                .addAllWindows(
                        turnover.windows().stream().map(ClusterCodec::encode).toList())
                .build();
    }

    private static NodeTurnover decode(dev.podium.orchestrator.wire.v1.NodeTurnover turnover) {
        return new NodeTurnover(
                Duration.ofMillis(turnover.getMaxAge()),
                Duration.ofMillis(turnover.getJitter()),
                turnover.getMaxUnavailable(),
                turnover.getWindowsList().stream().map(ClusterCodec::decode).toList());
    }

    private static TurnoverWindow encode(Window window) {
        return TurnoverWindow.newBuilder()
                .setOpens(JobCodec.encode(window.opens()))
                .setLength(window.length().toMillis())
                .build();
    }

    private static Window decode(TurnoverWindow window) {
        return new Window(JobCodec.decode(window.getOpens()), Duration.ofMillis(window.getLength()));
    }

    private static dev.podium.orchestrator.wire.v1.Rebalancing encode(Rebalancing rebalancing) {
        return dev.podium.orchestrator.wire.v1.Rebalancing.newBuilder()
                .setThreshold(rebalancing.threshold())
                .setMaxMoves(rebalancing.maxMoves())
                .setSettle(rebalancing.settle().toMillis())
                .build();
    }

    private static Rebalancing decode(dev.podium.orchestrator.wire.v1.Rebalancing rebalancing) {
        return new Rebalancing(
                rebalancing.getThreshold(), rebalancing.getMaxMoves(), Duration.ofMillis(rebalancing.getSettle()));
    }

    private static dev.podium.orchestrator.wire.v1.Strategy encode(Strategy strategy) {
        return switch (strategy) {
            case SPREAD -> dev.podium.orchestrator.wire.v1.Strategy.STRATEGY_SPREAD;
            case PACK -> dev.podium.orchestrator.wire.v1.Strategy.STRATEGY_PACK;
        };
    }

    private static Strategy decode(dev.podium.orchestrator.wire.v1.Strategy strategy) {
        return switch (strategy) {
            case STRATEGY_SPREAD -> Strategy.SPREAD;
            case STRATEGY_PACK -> Strategy.PACK;
            case STRATEGY_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("scheduling strategy", strategy);
        };
    }
}
