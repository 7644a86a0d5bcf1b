package dev.podium.orchestrator.model.cluster;

import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;

/**
 * Why a workload is not (yet) where it should be, in words a developer can act on.
 *
 * @param missing how many of its tasks no node takes; zero while it only needs time or a better image
 * @param reason a short stable word: {@code NoNodes}, {@code InsufficientMemory}, {@code Backoff}, {@code WaitingForReady}
 * @param message one sentence with the values that matter
 * @param refusals for tasks no node takes: which node refused and why
 * @param remedy the cheapest change that would help, empty when none is known
 */
public record Outlook(int missing, String reason, String message, List<Refusal> refusals, String remedy) {
    public Outlook {
        refusals = List.copyOf(refusals);
    }

    /** One filter's "no" to one node. */
    public record Refusal(NodeName node, String code, String reason) {}
}
