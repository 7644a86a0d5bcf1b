package dev.podium.api.contract.cluster;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What operators want of a cluster. What a PUT leaves out goes back to its default.
 *
 * @param strategy which of several nodes that fit takes an instance: spread (the one left with most room) or pack (with least)
 * @param turnover how old machines may get; none: as old as they like
 * @param rebalancing how running instances are moved to better nodes; none: not at all
 */
@Serdeable
public record ClusterSpec(
        @Nullable String strategy,
        @Nullable Turnover turnover,
        @Nullable Rebalancing rebalancing) {
    /** The strategy alone. */
    public ClusterSpec(@Nullable String strategy) {
        this(strategy, null, null);
    }

    /**
     * Machines that were booted longer ago than {@code maxAge} are emptied, replacements first, until they are booted anew.
     *
     * @param maxAge for example 30d
     * @param jitter by how much later a machine is due at most, each by another share of it; a tenth of the age by default
     * @param maxUnavailable how many nodes may be out at once, for whatever reason; 1 by default
     * @param windows when nodes may be emptied; none: always
     */
    @Serdeable
    public record Turnover(
            String maxAge,
            @Nullable String jitter,
            @Nullable Integer maxUnavailable,
            @Nullable List<Window> windows) {}

    /**
     * Opens at each moment of a cron expression.
     *
     * @param schedule five fields, for example 0 2 * * mon-fri
     * @param timeZone for example Europe/Berlin; UTC by default
     * @param length how long it stays open, for example 4h
     */
    @Serdeable
    public record Window(String schedule, @Nullable String timeZone, String length) {}

    /**
     * @param threshold how much fuller a node has to be than the one an instance moves to (spread), or how full a node that is emptied
     *     is at most (pack), for example 20%, the default
     * @param maxMoves how many instances may be on their way at once; 1 by default
     * @param settle how long an instance stays where it was put at least; 5m by default
     */
    @Serdeable
    public record Rebalancing(
            @Nullable String threshold,
            @Nullable Integer maxMoves,
            @Nullable String settle) {}
}
