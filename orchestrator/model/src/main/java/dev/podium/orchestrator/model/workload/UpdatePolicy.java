package dev.podium.orchestrator.model.workload;

/**
 * How a new release replaces the old one, a few slots at a time.
 *
 * @param order whether the new task is ready before the old one leaves, or the old one leaves first
 * @param maxUnavailable how many slots may be without a ready task because of the update
 * @param maxSurge how many tasks beyond the desired count may exist because of the update
 */
public record UpdatePolicy(Order order, int maxUnavailable, int maxSurge) {
    public static final UpdatePolicy DEFAULT = new UpdatePolicy(Order.START_FIRST, 0, 1);

    /** Which of the two tasks of a slot comes first. */
    public enum Order {
        START_FIRST,
        STOP_FIRST
    }

    public UpdatePolicy {
        if (maxUnavailable < 0 || maxSurge < 0 || maxUnavailable + maxSurge == 0) {
            throw new IllegalArgumentException("update with maxUnavailable " + maxUnavailable + " and maxSurge "
                    + maxSurge + " cannot advance: expected at least one of them above zero");
        }
    }
}
