package dev.podium.orchestrator.model.workload;

/**
 * How uneven tasks may at most be over the values of a node label: a task is not placed where its value would then have more than
 * {@code maxSkew} tasks more than the value with fewest. Nodes without the label take none.
 */
public record SpreadLimit(String label, int maxSkew) {
    public SpreadLimit {
        if (maxSkew < 1) {
            throw new IllegalArgumentException("maxSkew " + maxSkew + " is not valid: expected 1 or more");
        }
    }
}
