package dev.podium.orchestrator.engine.schedule;

import java.util.Arrays;
import java.util.List;

/**
 * How good each node is for one need, worked out when asked for and again only after something was taken from the node. So tasks of
 * mixed shapes cost a look at every node, but a calculation only where something changed since a task of the same shape was placed.
 */
final class Scores {
    static final long DOES_NOT_FIT = Long.MIN_VALUE;
    private static final int NEVER = -1;

    private final FreeRoom room;
    private final RoomScorer scorer;
    private final Need need;
    private final long[] scores;
    private final int[] versions;
    /** A node that had room when it was last asked for one. */
    private int lastRoom;

    private boolean nowhere;

    Scores(FreeRoom room, RoomScorer scorer, Need need) {
        this.room = room;
        this.scorer = scorer;
        this.need = need;
        this.scores = new long[room.size()];
        this.versions = new int[room.size()];
        Arrays.fill(versions, NEVER);
    }

    Need need() {
        return need;
    }

    /** Whether nodes are to have equally many tasks of a workload before scores count. */
    boolean even() {
        return scorer.even();
    }

    /** The node's score, {@link #DOES_NOT_FIT} when it has no room. */
    long of(int row) {
        if (versions[row] != room.version(row)) {
            scores[row] = room.fits(row, need) ? scorer.score(row, need) : DOES_NOT_FIT;
            versions[row] = room.version(row);
        }
        return scores[row];
    }

    /**
     * Whether no node at all has room. Room only gets less while a plan is made, so once it is so it stays so: of thousands of tasks that
     * fit nowhere only the first costs a look at every node.
     */
    boolean nowhere() {
        if (!nowhere && !somewhere(lastRoom)) {
            lastRoom = 0;
            while (lastRoom < scores.length && of(lastRoom) == DOES_NOT_FIT) {
                lastRoom++;
            }
            nowhere = lastRoom == scores.length;
        }
        return nowhere;
    }

    private boolean somewhere(int row) {
        return row < scores.length && of(row) != DOES_NOT_FIT;
    }

    /** Gives the room away; the task has to fit. */
    Place take(int row) {
        Place place = new Place(row, scorer.gpus(row, need));
        room.take(row, need, place.gpus());
        return place;
    }

    /** A node by its row, and which of its GPUs the task gets. */
    record Place(int row, List<Integer> gpus) {
        static final Place NOWHERE = new Place(-1, List.of());

        Place {
            gpus = List.copyOf(gpus);
        }
    }
}
