package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;

/** What operators want of a cluster as a whole. */
public final class ClusterCodec {
    private ClusterCodec() {}

    public static dev.podium.orchestrator.wire.v1.ClusterPolicy encode(ClusterPolicy policy) {
        return dev.podium.orchestrator.wire.v1.ClusterPolicy.newBuilder()
                .setStrategy(encode(policy.strategy()))
                .build();
    }

    public static ClusterPolicy decode(dev.podium.orchestrator.wire.v1.ClusterPolicy policy) {
        return new ClusterPolicy(decode(policy.getStrategy()));
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
