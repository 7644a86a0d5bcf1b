package dev.podium.orchestrator.server.loop;

import static dev.podium.orchestrator.server.loop.Cluster.NODE;
import static dev.podium.orchestrator.server.loop.Cluster.NOW;
import static dev.podium.orchestrator.server.loop.Cluster.WEB;
import static dev.podium.orchestrator.server.loop.Cluster.task;
import static dev.podium.orchestrator.server.loop.Cluster.web;
import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.leader.Term;
import dev.podium.orchestrator.store.ClusterStore.CommitResult.Committed;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.testkit.store.FlakyStore;
import dev.podium.orchestrator.testkit.store.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlLoopTest {
    private final ManualClock clock = new ManualClock(NOW);
    private final EmbeddedClusterStore embedded = EmbeddedClusterStore.inMemory(clock);
    private final FlakyStore store = new FlakyStore(embedded);
    private final ClusterMirror mirror = ClusterMirror.start(store);
    private final LoopCounts counts = new LoopCounts();
    private final AtomicBoolean lost = new AtomicBoolean();
    private Optional<ControlLoop> loop = Optional.empty();

    @AfterEach
    void close() {
        store.comeBack();
        loop.ifPresent(ControlLoop::close);
        mirror.close();
        embedded.close();
    }

    // A commit is counted after it is in the store, so what the store shows may be a moment ahead of the counts.

    @Test
    void it_commits_what_is_decided_when_something_changes() {
        lead(Cluster::fill);

        store.commit(Cluster.publish(web(3)));

        eventually("three tasks", () -> tasks() == 3);
        eventually("each counted once", () -> counts.totals().operations() == 3);
    }

    @Test
    void with_nothing_to_do_it_does_nothing() {
        lead(Cluster::fill);
        store.commit(Cluster.publish(web(1)));
        eventually("one task", () -> tasks() == 1);
        long rounds = settledRounds();

        store.commit(Transaction.put("/somewhere/else", new byte[0]));
        quietFor(Duration.ofMillis(300));

        assertThat(counts.totals().rounds()).isEqualTo(rounds);
    }

    @Test
    void its_own_outlooks_do_not_wake_it_and_vanish_when_they_no_longer_hold() {
        AtomicBoolean waiting = new AtomicBoolean(true);
        lead((snapshot, now) -> new Plan(
                snapshot.revision(),
                List.of(),
                Optional.empty(),
                waiting.get() ? Map.of(WEB, Cluster.WAITING) : Map.of(),
                Optional.empty()));
        eventually("an outlook", () -> Cluster.WAITING.equals(mirror.outlooks().get(WEB)));
        assertThat(settledRounds()).isEqualTo(1);

        waiting.set(false);
        store.commit(Cluster.publish(web(1)));

        eventually("no outlook", () -> mirror.outlooks().isEmpty());
        assertThat(store.get(StoreKeys.progress(WEB))).isEmpty();
    }

    @Test
    void it_wakes_by_itself_when_a_plan_asked_for_it() {
        AtomicInteger plans = new AtomicInteger();
        lead((snapshot, now) -> new Plan(
                snapshot.revision(),
                List.of(),
                Optional.empty(),
                Map.of(),
                plans.incrementAndGet() == 1 ? Optional.of(now.plusMillis(50)) : Optional.empty()));

        eventually("a second plan", () -> plans.get() == 2);
        assertThat(settledRounds()).isEqualTo(2);
    }

    @Test
    void more_than_fits_into_a_transaction_is_committed_in_several() {
        lead(Cluster::fill);

        store.commit(Cluster.publish(web(300)));

        eventually("all tasks", () -> tasks() == 300);
        eventually("each counted once", () -> counts.totals().transactions() == 3);
    }

    @Test
    void a_task_can_change_more_than_once_in_one_plan() {
        AtomicBoolean once = new AtomicBoolean();
        lead((snapshot, now) -> Cluster.plan(
                snapshot,
                once.getAndSet(true)
                        ? List.of()
                        : List.of(
                                new Change.Create(task(1)),
                                new Change.Desire(task(1).id(), DesiredState.STOP, now),
                                new Change.Conclude(TaskStatus.of(task(1).id(), TaskState.ORPHANED, now)))));

        eventually(
                "the task is to stop",
                () -> mirror.snapshot().tasks().values().stream()
                        .anyMatch(task -> task.desired() == DesiredState.STOP));
        eventually("its end is stated", () -> mirror.snapshot().statuses().containsKey(task(1).id()));
    }

    @Test
    void a_forgotten_task_leaves_no_record_and_no_status() {
        AtomicReference<List<Change>> next = new AtomicReference<>(List.of(
                new Change.Create(task(1)), new Change.Conclude(TaskStatus.of(task(1).id(), TaskState.ORPHANED, NOW))));
        lead((snapshot, now) -> Cluster.plan(snapshot, next.getAndSet(List.of())));
        eventually("its end is stated", () -> !mirror.snapshot().statuses().isEmpty());

        next.set(List.of(new Change.Forget(task(1).id())));
        store.commit(Cluster.publish(web(0)));

        eventually(
                "nothing is left",
                () -> tasks() == 0 && mirror.snapshot().statuses().isEmpty());
    }

    @Test
    void a_failing_decision_is_retried_until_it_works() {
        AtomicInteger attempts = new AtomicInteger();
        lead((snapshot, now) -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("on purpose");
            }
            return Cluster.fill(snapshot);
        });
        store.commit(Cluster.publish(web(1)));

        eventually("a task all the same", () -> tasks() == 1);
        assertThat(counts.totals().failures()).isEqualTo(2);
    }

    @Test
    void a_store_that_was_away_gets_the_plan_when_it_is_back() {
        lead(Cluster::fill);
        settledRounds();
        store.goAway();
        embedded.commit(Cluster.publish(web(2)));
        eventually("a failure", () -> counts.totals().failures() > 0);

        store.comeBack();

        eventually("two tasks", () -> tasks() == 2);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_not_made_twice() {
        AtomicInteger ids = new AtomicInteger();
        lead((snapshot, now) -> Cluster.plan(
                snapshot,
                snapshot.tasks().isEmpty() && snapshot.workloads().containsKey(WEB)
                        ? List.of(new Change.Create(task(ids.incrementAndGet())))
                        : List.of()));
        settledRounds();
        store.loseAnswers();
        embedded.commit(Cluster.publish(web(0)));
        eventually("the failure", () -> counts.totals().failures() > 0);

        store.comeBack();

        eventually("a task", () -> tasks() > 0);
        settledRounds();
        assertThat(tasks()).isEqualTo(1);
        assertThat(ids).hasValue(1);
    }

    @Test
    void a_deposed_leader_commits_nothing_and_says_so() {
        lead(Cluster::fill);
        settledRounds();
        store.commit(Transaction.delete(StoreKeys.LEADER));
        store.commit(Transaction.put(StoreKeys.LEADER, new byte[0]));

        store.commit(Cluster.publish(web(1)));

        eventually("it knows", lost::get);
        assertThat(store.range(StoreKeys.TASKS).entries()).isEmpty();
    }

    @Test
    void a_plan_whose_node_changed_meanwhile_is_dropped_and_made_anew() {
        store.commit(Cluster.publish(Cluster.facts(1)));
        AtomicInteger plans = new AtomicInteger();
        lead((snapshot, now) -> {
            if (snapshot.workloads().containsKey(WEB) && plans.incrementAndGet() == 1) {
                changeFactsAndWait();
            }
            return Cluster.fill(snapshot);
        });

        store.commit(Cluster.publish(web(1)));

        eventually("a task", () -> tasks() == 1);
        assertThat(counts.totals().stale()).isEqualTo(1);
        assertThat(plans.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_node_nobody_speaks_for_counts_as_disconnected_from_when_it_was_missed() {
        List<ClusterSnapshot> seen = new CopyOnWriteArrayList<>();
        store.commit(Cluster.publish(Cluster.facts(1)));
        lead((snapshot, now) -> {
            seen.add(snapshot);
            return Cluster.nothing(snapshot);
        });

        NodeSession missing = new NodeSession(NODE, false, NOW);
        eventually(
                "a session is filled in",
                () -> seen.stream()
                        .anyMatch(snapshot -> missing.equals(snapshot.sessions().get(NODE))));
    }

    private void changeFactsAndWait() {
        Committed committed = (Committed) store.commit(Cluster.publish(Cluster.facts(8)));
        assertThat(mirror.awaitRevision(committed.revision(), Duration.ofSeconds(5)))
                .isTrue();
    }

    /** Leads with decisions that look at the time. */
    private void lead(Decisions decisions) {
        Committed committed = (Committed) store.commit(Transaction.put(StoreKeys.LEADER, new byte[0]));
        assertThat(mirror.awaitRevision(committed.revision(), Duration.ofSeconds(5)))
                .isTrue();
        Term term = new Term(committed.revision(), NOW, () -> lost.set(true));
        loop = Optional.of(ControlLoop.start(
                new ControlLoop.Means(
                        mirror, decisions, it -> new Committer(store, mirror, it.fence(), counts), clock, counts),
                term));
    }

    private void lead(Function<ClusterSnapshot, Plan> decisions) {
        lead((snapshot, now) -> decisions.apply(snapshot));
    }

    private int tasks() {
        return mirror.snapshot().tasks().size();
    }

    /** Waits until no more rounds come. */
    private long settledRounds() {
        AtomicInteger calm = new AtomicInteger();
        long[] last = {-1};
        eventually("no more rounds", () -> {
            long rounds = counts.totals().rounds();
            boolean same = rounds == last[0] && rounds > 0;
            last[0] = rounds;
            return (same ? calm.incrementAndGet() : calm.getAndSet(0)) >= 40;
        });
        return last[0];
    }

    private static void quietFor(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
