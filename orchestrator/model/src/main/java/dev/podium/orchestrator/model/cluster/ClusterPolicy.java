package dev.podium.orchestrator.model.cluster;

/**
 * What operators want of a cluster as a whole. Where nothing is stored the {@link #DEFAULT} holds.
 *
 * @param strategy which of several nodes that fit takes a task
 */
public record ClusterPolicy(Strategy strategy) {
    public static final ClusterPolicy DEFAULT = new ClusterPolicy(Strategy.SPREAD);

    /** Where a task goes when several nodes fit. What an app says of itself (spread, affinity) comes before it. */
    public enum Strategy {
        /** To the node that is left with the most room: the loss of one node hurts least. */
        SPREAD,
        /** To the node that is left with the least room: large tasks find whole nodes, empty nodes can be given back. */
        PACK
    }
}
