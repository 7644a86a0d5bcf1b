package dev.podium.orchestrator.testkit.store;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.CommitResult.Committed;
import dev.podium.orchestrator.store.ClusterStore.CommitResult.Conflict;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What any cluster store must do. A store's own test extends this and says how to make one. */
public abstract class ClusterStoreContract {
    private static final Duration TTL = Duration.ofSeconds(2);

    private ClusterStore store;

    /** An empty store. */
    protected abstract ClusterStore open() throws Exception;

    /** Lets this much time pass for the store's leases. */
    protected abstract void elapse(Duration time) throws Exception;

    /** Makes the store forget all history before its current revision. */
    protected abstract void forgetHistory() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void what_was_put_can_be_read() {
        long revision = put("/a", "1");

        Entry entry = store.get("/a").orElseThrow();
        assertThat(text(entry)).isEqualTo("1");
        assertThat(entry.createRevision()).isEqualTo(revision);
        assertThat(entry.modRevision()).isEqualTo(revision);
        assertThat(store.get("/b")).isEmpty();
    }

    @Test
    void each_commit_gets_a_later_revision_and_a_key_keeps_the_one_that_made_it() {
        long first = put("/a", "1");
        long second = put("/a", "2");

        Entry entry = store.get("/a").orElseThrow();
        assertThat(second).isEqualTo(first + 1);
        assertThat(entry.createRevision()).isEqualTo(first);
        assertThat(entry.modRevision()).isEqualTo(second);
    }

    @Test
    void a_key_made_again_has_a_new_create_revision() {
        put("/a", "1");
        commit(Transaction.delete("/a"));
        long again = put("/a", "2");

        assertThat(store.get("/a").orElseThrow().createRevision()).isEqualTo(again);
    }

    @Test
    void a_range_holds_what_is_below_the_prefix_by_key_as_of_one_revision() {
        put("/tasks/n2/b", "2");
        put("/tasks/n1/a", "1");
        put("/tasksx", "no");
        long last = put("/other", "no");

        Range range = store.range("/tasks/");
        assertThat(range.entries()).extracting(Entry::key).containsExactly("/tasks/n1/a", "/tasks/n2/b");
        assertThat(range.revision()).isEqualTo(last);
    }

    @Test
    void a_transaction_is_one_revision() {
        Committed committed = commit(Transaction.builder()
                .put("/a", bytes("1"))
                .put("/b", bytes("2"))
                .build());

        assertThat(store.range("/").entries())
                .extracting(Entry::modRevision)
                .containsExactly(committed.revision(), committed.revision());
    }

    @Test
    void deleting_what_is_not_there_changes_nothing() {
        long before = put("/a", "1");

        Committed committed = commit(Transaction.delete("/b"));

        assertThat(committed.revision()).isEqualTo(before);
        assertThat(store.range("/").revision()).isEqualTo(before);
    }

    @Test
    void a_guard_that_does_not_hold_stops_the_whole_transaction() {
        put("/a", "1");
        Guard guard = new Guard.Absent("/a");

        CommitResult result = store.commit(Transaction.builder()
                .require(new Guard.Absent("/b"))
                .require(guard)
                .put("/b", bytes("2"))
                .put("/c", bytes("3"))
                .build());

        assertThat(result).isEqualTo(new Conflict(guard));
        assertThat(store.range("/").entries()).hasSize(1);
    }

    @Test
    void unchanged_holds_until_the_key_is_written_again_or_deleted() {
        long revision = put("/a", "1");
        Guard unchanged = new Guard.Unchanged("/a", revision);

        assertThat(holds(unchanged)).isTrue();
        put("/a", "1");
        assertThat(holds(unchanged)).isFalse();
        commit(Transaction.delete("/a"));
        assertThat(holds(unchanged)).isFalse();
    }

    @Test
    void created_at_holds_while_the_key_was_not_made_anew() {
        long created = put("/leader", "a");
        Guard fence = new Guard.CreatedAt("/leader", created);

        put("/leader", "a again");
        assertThat(holds(fence)).isTrue();
        commit(Transaction.delete("/leader"));
        assertThat(holds(fence)).isFalse();
        put("/leader", "b");
        assertThat(holds(fence)).isFalse();
    }

    @Test
    void a_transaction_holds_at_most_so_many_operations_and_each_key_once() {
        Transaction.Builder full = Transaction.builder();
        for (int i = 0; i < ClusterStore.MAX_OPERATIONS; i++) {
            full.put("/many/" + i, bytes("x"));
        }
        commit(full.build());
        assertThat(store.range("/many/").entries()).hasSize(ClusterStore.MAX_OPERATIONS);

        Transaction tooMuch = full.put("/many/more", bytes("x")).build();
        assertThatThrownBy(() -> store.commit(tooMuch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("129");
        assertThatThrownBy(() ->
                        Transaction.builder().put("/a", bytes("1")).delete("/a").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/a");
    }

    @Test
    void of_many_writers_under_the_same_guard_exactly_one_wins_each_time() throws Exception {
        put("/count", "0");
        int writers = 8;
        int each = 20;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                Callable<Integer> countUp = () -> countUp(each);
                done.add(threads.submit(countUp));
            }
            for (Future<Integer> one : done) {
                assertThat(one.get()).isEqualTo(each);
            }
        }
        assertThat(text(store.get("/count").orElseThrow())).isEqualTo(Integer.toString(writers * each));
    }

    @Test
    void a_watch_delivers_changes_below_its_prefix_in_order_and_nothing_else() {
        RecordingWatcher watcher = new RecordingWatcher();
        try (ClusterStore.Watch _ = store.watch("/a/", store.range("/").revision(), watcher)) {
            put("/a/1", "x");
            put("/b/1", "other");
            put("/a/1", "y");
            commit(Transaction.builder().put("/a/2", bytes("z")).delete("/a/1").build());

            eventually("four changes", () -> watcher.changes().size() == 4);
            assertThat(watcher.changes().subList(0, 2)).containsExactly("/a/1=x", "/a/1=y");
            assertThat(watcher.changes().subList(2, 4)).containsExactlyInAnyOrder("/a/2=z", "-/a/1");
            assertThat(watcher.revisions()).hasSize(3).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_watch_begins_after_the_revision_it_was_given() {
        put("/a", "1");
        long seen = put("/a", "2");
        put("/a", "3");
        RecordingWatcher watcher = new RecordingWatcher();
        try (ClusterStore.Watch _ = store.watch("/", seen, watcher)) {
            put("/a", "4");
            eventually("two changes", () -> watcher.changes().size() == 2);
            assertThat(watcher.changes()).containsExactly("/a=3", "/a=4");
        }
    }

    @Test
    void a_closed_watch_hears_nothing_more() {
        RecordingWatcher closed = new RecordingWatcher();
        RecordingWatcher open = new RecordingWatcher();
        store.watch("/", store.range("/").revision(), closed).close();
        try (ClusterStore.Watch _ = store.watch("/", store.range("/").revision(), open)) {
            put("/a", "1");
            eventually("the open watch hears of it", () -> open.changes().size() == 1);
            assertThat(closed.changes()).isEmpty();
        }
    }

    @Test
    void a_watcher_that_asks_for_forgotten_history_is_told_so() throws Exception {
        long early = put("/a", "1");
        put("/a", "2");
        put("/a", "3");
        forgetHistory();

        RecordingWatcher watcher = new RecordingWatcher();
        store.watch("/", early, watcher);
        eventually("compacted", watcher::wasCompacted);
        assertThat(watcher.changes()).isEmpty();
    }

    @Test
    void keys_go_with_their_lease_in_one_revision() throws Exception {
        Lease lease = store.grant(TTL);
        commit(Transaction.builder()
                .put("/a", bytes("1"), lease)
                .put("/b", bytes("2"), lease)
                .put("/c", bytes("stays"))
                .build());
        RecordingWatcher watcher = new RecordingWatcher();
        try (ClusterStore.Watch _ = store.watch("/", store.range("/").revision(), watcher)) {
            elapse(TTL.multipliedBy(2));

            eventually("both keys are gone", () -> watcher.changes().size() == 2);
            assertThat(watcher.changes()).containsExactlyInAnyOrder("-/a", "-/b");
            assertThat(watcher.revisions()).hasSize(1);
        }
        assertThat(store.range("/").entries()).extracting(Entry::key).containsExactly("/c");
        assertThat(lease.keepAlive()).isFalse();
    }

    @Test
    void a_lease_lives_while_it_is_kept_alive() throws Exception {
        Lease lease = store.grant(TTL);
        commit(Transaction.builder().put("/a", bytes("1"), lease).build());
        for (int i = 0; i < 4; i++) {
            elapse(TTL.dividedBy(2));
            assertThat(lease.keepAlive()).isTrue();
        }
        assertThat(store.get("/a")).isPresent();
    }

    @Test
    void closing_a_lease_ends_it_at_once() {
        Lease lease = store.grant(TTL);
        commit(Transaction.builder().put("/a", bytes("1"), lease).build());

        lease.close();

        assertThat(store.get("/a")).isEmpty();
        assertThat(lease.keepAlive()).isFalse();
    }

    @Test
    void a_key_written_again_without_the_lease_outlives_it() {
        Lease lease = store.grant(TTL);
        commit(Transaction.builder().put("/a", bytes("1"), lease).build());
        put("/a", "2");

        lease.close();

        assertThat(store.get("/a")).isPresent();
    }

    @Test
    void nothing_can_be_bound_to_a_lease_that_has_ended() {
        Lease lease = store.grant(TTL);
        lease.close();
        Transaction late = Transaction.builder()
                .put("/a", bytes("1"), lease)
                .put("/b", bytes("2"))
                .build();

        assertThatThrownBy(() -> store.commit(late)).isInstanceOf(LeaseEndedException.class);
        assertThat(store.range("/").entries()).isEmpty();
    }

    private int countUp(int times) {
        int won = 0;
        while (won < times) {
            Entry entry = store.get("/count").orElseThrow();
            String next = Integer.toString(Integer.parseInt(text(entry)) + 1);
            CommitResult result = store.commit(Transaction.builder()
                    .require(new Guard.Unchanged("/count", entry.modRevision()))
                    .put("/count", bytes(next))
                    .build());
            won += result.committed() ? 1 : 0;
        }
        return won;
    }

    private boolean holds(Guard guard) {
        return store.commit(Transaction.builder()
                        .require(guard)
                        .put("/probe", bytes("x"))
                        .build())
                .committed();
    }

    private long put(String key, String value) {
        return commit(Transaction.put(key, bytes(value))).revision();
    }

    private Committed commit(Transaction transaction) {
        CommitResult result = store.commit(transaction);
        assertThat(result).isInstanceOf(Committed.class);
        return (Committed) result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(Entry entry) {
        return new String(entry.value(), UTF_8);
    }
}
