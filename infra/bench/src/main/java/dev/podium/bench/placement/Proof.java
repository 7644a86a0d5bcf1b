package dev.podium.bench.placement;

import dev.podium.bench.Board;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.task.Task;
import java.util.List;

/** Shows that what was fast was also right; a run that was not ends with an error. */
final class Proof {
    private static final int SAMPLE = 2_000;

    private Proof() {}

    /** @param placed in the order in which the engine decided */
    static void show(Board board, List<NodeFacts> nodes, List<Task> placed, int demanded) {
        List<Task> sample = placed.subList(0, Math.min(SAMPLE, placed.size()));
        int agreeing = BruteForce.agreeing(nodes, sample);
        boolean fits = BruteForce.fits(nodes, placed);
        board.proof("placed", "%,d of %,d".formatted(placed.size(), demanded));
        board.proof("no node has more than it can take", fits ? "true" : "FALSE");
        board.proof("same choice as brute force", "%,d of the first %,d".formatted(agreeing, sample.size()));
        if (!fits || agreeing < sample.size()) {
            throw new IllegalStateException("the engine chose wrongly: its speed is worth nothing");
        }
    }
}
