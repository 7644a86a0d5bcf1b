package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;

/**
 * What came of the demands of one plan.
 *
 * @param seats in the order of the demands
 * @param unplaced no node takes these
 */
public record Seating(List<Seat> seats, List<Demand> unplaced) {
    /** A demand and the node that takes it. */
    public record Seat(Demand demand, NodeName node) {}

    public Seating {
        seats = List.copyOf(seats);
        unplaced = List.copyOf(unplaced);
    }
}
