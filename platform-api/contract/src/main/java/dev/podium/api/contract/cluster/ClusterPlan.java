package dev.podium.api.contract.cluster;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * What a cluster's policy would bring about.
 *
 * @param moves instances that would be moved, one after the other, at most 50; none while something else is going on
 * @param nodes nodes that reach their maximum age, the first one first
 */
@Serdeable
public record ClusterPlan(List<Move> moves, List<Due> nodes) {
    /** @param slot of the app's instances the one with this number */
    @Serdeable
    public record Move(String namespace, String app, String slot, String from, String to, String reason) {}

    /** @param phase Young, WaitsForWindow, WaitsItsTurn, Draining or Empty */
    @Serdeable
    public record Due(String node, Instant due, String phase) {}
}
