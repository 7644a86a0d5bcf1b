package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;
import java.util.Optional;

/**
 * What came of the demands of one plan.
 *
 * @param seats in the order of the demands
 * @param unplaced no node takes these now
 * @param promises room that some of the unplaced get when others have left
 */
public record Seating(List<Seat> seats, List<Demand> unplaced, List<Promise> promises) {
    /** A demand, the node that takes it and which of that node's GPUs it gets. */
    public record Seat(Demand demand, NodeName node, List<Integer> gpus) {
        public Seat {
            gpus = List.copyOf(gpus);
        }
    }

    public Seating {
        seats = List.copyOf(seats);
        unplaced = List.copyOf(unplaced);
        promises = List.copyOf(promises);
    }

    public Optional<Promise> promise(Demand demand) {
        return promises.isEmpty()
                ? Optional.empty()
                : promises.stream()
                        .filter(promise -> promise.demand().equals(demand))
                        .findFirst();
    }
}
