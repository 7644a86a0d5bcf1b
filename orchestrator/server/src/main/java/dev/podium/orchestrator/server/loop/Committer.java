package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.Transaction.Operation;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Writes plans to the store, in order, as few transactions as possible, each fenced by the leader's term. */
public final class Committer {
    private final ClusterStore store;
    private final ClusterMirror mirror;
    private final Guard fence;
    private final LoopCounts counts;

    public Committer(ClusterStore store, ClusterMirror mirror, Guard fence, LoopCounts counts) {
        this.store = store;
        this.mirror = mirror;
        this.fence = fence;
        this.counts = counts;
    }

    /** What became of a plan. */
    sealed interface Outcome {
        /** All of it is in the store at {@code revision}. */
        record Done(long revision) implements Outcome {}

        /** The state had moved on; of the plan a beginning, possibly nothing, is in the store at {@code revision}. */
        record Stale(long revision, String why) implements Outcome {}

        long revision();
    }

    /** @throws DeposedException if the fence does not hold */
    Outcome commit(Plan plan, ClusterSnapshot planned) {
        Optional<String> objection = new PlanCheck(planned, mirror.snapshot()).objection(plan);
        if (objection.isPresent()) {
            return new Outcome.Stale(planned.revision(), objection.get());
        }
        long revision = planned.revision();
        for (List<Step> batch : batches(PlanSteps.of(plan, planned, mirror.outlooks(), store))) {
            switch (store.commit(transaction(batch))) {
                case CommitResult.Committed(long committed) -> revision = committed;
                case CommitResult.Conflict(Guard guard) -> {
                    if (guard.equals(fence)) {
                        throw new DeposedException();
                    }
                    return new Outcome.Stale(revision, guard.key() + " changed meanwhile");
                }
            }
            counts.committed(batch.size());
        }
        return new Outcome.Done(revision);
    }

    /** How far the store has come: what a commit without an answer did, if it did anything, is part of this. */
    long currentRevision() {
        return store.range(fence.key()).revision();
    }

    /**
     * Writes a mark, which the mirror is sure to hear of, and answers its revision. The store's own revision moves on with things no
     * mirror hears of, and on an idle cluster nothing may ever follow.
     *
     * @throws DeposedException if the fence does not hold
     */
    long mark() {
        Transaction mark = new Transaction(
                List.of(fence), List.of(new Operation.Put(StoreKeys.CAUGHT_UP, new byte[0], OptionalLong.empty())));
        return switch (store.commit(mark)) {
            case CommitResult.Committed(long revision) -> revision;
            case CommitResult.Conflict conflict -> throw new DeposedException();
        };
    }

    private Transaction transaction(List<Step> batch) {
        List<Guard> guards = new ArrayList<>();
        guards.add(fence);
        batch.forEach(step -> guards.addAll(step.guards()));
        return new Transaction(guards, batch.stream().map(Step::operation).toList());
    }

    /** Cuts where a transaction is full, or would write a key for the second time. */
    private static List<List<Step>> batches(List<Step> steps) {
        List<List<Step>> batches = new ArrayList<>();
        List<Step> current = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        // The fence is one guard of each.
        int guards = 1;
        int bytes = 0;
        for (Step step : steps) {
            boolean full = current.size() == ClusterStore.MAX_OPERATIONS
                    || guards + step.guards().size() > ClusterStore.MAX_GUARDS
                    || bytes + step.operation().bytes() > ClusterStore.COMFORTABLE_BYTES;
            if (!current.isEmpty() && (full || keys.contains(step.key()))) {
                batches.add(current);
                current = new ArrayList<>();
                keys = new HashSet<>();
                guards = 1;
                bytes = 0;
            }
            current.add(step);
            keys.add(step.key());
            guards += step.guards().size();
            bytes += step.operation().bytes();
        }
        if (!current.isEmpty()) {
            batches.add(current);
        }
        return batches;
    }
}
