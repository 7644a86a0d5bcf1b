package dev.podium.orchestrator.model.cluster;

import java.util.Optional;

/**
 * What operators want of a cluster as a whole. Where nothing is stored the {@link #DEFAULT} holds.
 *
 * @param strategy which of several nodes that fit takes a task
 * @param turnover how old machines may get; as old as they like when empty
 * @param rebalancing how running tasks are moved to better places; not at all when empty
 */
public record ClusterPolicy(Strategy strategy, Optional<NodeTurnover> turnover, Optional<Rebalancing> rebalancing) {
    public static final ClusterPolicy DEFAULT = new ClusterPolicy(Strategy.SPREAD);

    /** Machines may get as old as they like, and nothing is moved. */
    public ClusterPolicy(Strategy strategy) {
        this(strategy, Optional.empty(), Optional.empty());
    }

    /** Where a task goes when several nodes fit. What an app says of itself (spread, affinity) comes before it. */
    public enum Strategy {
        /** To the node that is left with the most room: the loss of one node hurts least. */
        SPREAD,
        /** To the node that is left with the least room: large tasks find whole nodes, empty nodes can be given back. */
        PACK
    }

    public ClusterPolicy with(NodeTurnover other) {
        return new ClusterPolicy(strategy, Optional.of(other), rebalancing);
    }

    public ClusterPolicy with(Rebalancing other) {
        return new ClusterPolicy(strategy, turnover, Optional.of(other));
    }
}
