package dev.podium.orchestrator.model.cluster;

import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;

/**
 * Why a workload is not (yet) where it should be, in words a developer can act on.
 *
 * @param missing how many of its tasks no node takes; zero while it only needs time or a better image
 * @param reason a short stable word: {@code NoNodes}, {@code InsufficientMemory}, {@code Backoff}, {@code WaitingForReady}
 * @param message one sentence with the values that matter
 * @param refusals for tasks no node takes: the first reason of each node; of a large cluster some examples
 * @param remedy the cheapest change that would help, empty when none is known
 * @param nodes how many nodes were asked
 * @param counts how many of them refused for each reason; always of all nodes, and a node may be in several
 */
public record Outlook(
        int missing,
        String reason,
        String message,
        List<Refusal> refusals,
        String remedy,
        int nodes,
        List<Count> counts) {
    public Outlook {
        refusals = List.copyOf(refusals);
        counts = List.copyOf(counts);
    }

    /** No node was asked. */
    public Outlook(int missing, String reason, String message, List<Refusal> refusals, String remedy) {
        this(missing, reason, message, refusals, remedy, 0, List.of());
    }

    /** How many nodes refused for one reason. */
    public record Count(String code, int nodes) {}

    /** One filter's "no" to one node. */
    public record Refusal(NodeName node, String code, String reason) {}
}
