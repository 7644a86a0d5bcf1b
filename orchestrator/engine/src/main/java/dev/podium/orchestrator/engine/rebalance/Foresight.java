package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.PlannedMove;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every move that would be made, one after the other, if all of them went well: for those who want to know before they allow it. */
public final class Foresight {
    private final Function<ClusterSnapshot, List<Move>> next;
    private final Instant now;

    /** @param next the moves that begin in a given state */
    public Foresight(Function<ClusterSnapshot, List<Move>> next, Instant now) {
        this.next = next;
        this.now = now;
    }

    /** @param most how many are of interest */
    public List<PlannedMove> moves(ClusterSnapshot snapshot, int most) {
        List<PlannedMove> planned = new ArrayList<>();
        ClusterSnapshot state = snapshot.with(patient(snapshot.policy()));
        List<Move> moves = next.apply(state);
        while (!moves.isEmpty() && planned.size() < most) {
            moves.forEach(move -> planned.add(planned(move)));
            state = after(state, moves);
            moves = next.apply(state);
        }
        return planned.subList(0, Math.min(most, planned.size()));
    }

    /** Whatever would be moved one day is moved at once. */
    private static ClusterPolicy patient(ClusterPolicy policy) {
        Rebalancing wanted = policy.rebalancing().orElse(Rebalancing.DEFAULT);
        return policy.with(new Rebalancing(wanted.threshold(), wanted.maxMoves(), Duration.ZERO));
    }

    private static PlannedMove planned(Move move) {
        Task task = move.from().task();
        return new PlannedMove(
                task.workload(), task.slot(), task.node(), move.to().node(), move.reason());
    }

    /** The state when the new tasks serve and the old ones are gone. */
    private ClusterSnapshot after(ClusterSnapshot state, List<Move> moves) {
        Map<TaskId, Task> tasks = new HashMap<>(state.tasks());
        Map<TaskId, TaskStatus> statuses = new HashMap<>(state.statuses());
        for (Move move : moves) {
            TaskId id = new TaskId(move.from().id() + "'");
            tasks.remove(move.from().id());
            tasks.put(id, move.successor(id, now));
            TaskStatus status = statuses.remove(move.from().id());
            if (status != null) {
                statuses.put(id, status.of(id));
            }
        }
        return state.with(tasks, statuses);
    }
}
