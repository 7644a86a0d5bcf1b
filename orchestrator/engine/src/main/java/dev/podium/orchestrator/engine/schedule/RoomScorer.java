package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ranks nodes a task fits on by what they would have left with it, as the cluster's strategy wants. What it says of a node depends on
 * the node's own row only, so placing on one node leaves all others' scores as they are.
 */
interface RoomScorer {
    /** A node's whole room. */
    long WHOLE = 1_000_000;

    /** In millionths of a node's room; higher is better. Only asked of a node the task fits on. */
    long score(int row, Need need);

    /** Which of the node's GPUs the task gets, by index. */
    List<Integer> gpus(int row, Need need);

    /** Whether tasks of one workload are to be even over nodes before room is looked at. */
    boolean even();

    /** @param target the tasks whose chances are to be kept; asked only where they matter */
    static RoomScorer of(Strategy strategy, FreeRoom room, Supplier<TargetTasks> target) {
        return switch (strategy) {
            case SPREAD -> new MostRoomLeft(room);
            case PACK -> room.gpus().any() ? new LeastFragmentation(room, target.get()) : new LeastRoomLeft(room);
        };
    }
}
