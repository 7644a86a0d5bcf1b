package dev.podium.orchestrator.testkit.store;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.etcd.EtcdClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the store makes of an etcd that dies, stands still, forgets or cannot be reached. */
class EtcdFaultTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void etcd_killed_and_started_again_is_followed_without_loss_or_repetition() {
        try (RealEtcd etcd = RealEtcd.start(1);
                ClusterStore store = EtcdClusterStore.open(etcd.fresh())) {
            RecordingWatcher watcher = new RecordingWatcher();
            store.watch("/n/", store.range("/").revision(), watcher);
            List<Long> committed = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 40; i++) {
                    committed.add(commit(store, "/n/" + i, "round " + round));
                }
                etcd.member(0).kill();
                assertThatThrownBy(() -> store.get("/n/0")).isInstanceOf(StoreUnavailableException.class);
                etcd.member(0).restart();
                eventually("etcd answers", () -> answers(store));
            }
            committed.add(commit(store, "/n/last", "x"));

            eventually("the last change", () -> watcher.revisions().contains(committed.getLast()));
            assertThat(watcher.revisions()).containsExactlyElementsOf(committed);
            assertThat(watcher.wasCompacted()).isFalse();
        }
    }

    @Test
    void a_cluster_of_three_that_loses_its_leader_goes_on() {
        try (RealEtcd etcd = RealEtcd.start(3);
                EtcdOperator operator = EtcdOperator.of(etcd);
                ClusterStore store = EtcdClusterStore.open(etcd.fresh())) {
            RecordingWatcher watcher = new RecordingWatcher();
            store.watch("/n/", store.range("/").revision(), watcher);
            commit(store, "/n/before", "1");

            operator.leader().kill();

            eventually("a commit", () -> {
                try {
                    return store.commit(Transaction.put("/n/after", bytes("1"))).committed();
                } catch (StoreUnavailableException e) {
                    return false;
                }
            });
            commit(store, "/n/last", "1");
            eventually("the last change", () -> watcher.changes().contains("/n/last=1"));
            assertThat(watcher.changes()).startsWith("/n/before=1").contains("/n/after=1");
            assertThat(watcher.revisions()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void what_was_compacted_while_a_watch_was_cut_off_is_admitted() {
        try (RealEtcd etcd = RealEtcd.start(1);
                EtcdOperator operator = EtcdOperator.of(etcd);
                Cable cable = Cable.to(etcd.member(0).client().getPort());
                ClusterStore near = EtcdClusterStore.open(etcd.fresh().below("/shared"));
                ClusterStore far = EtcdClusterStore.open(
                        EtcdSettings.of(List.of(cable.uri())).below("/shared"))) {
            RecordingWatcher watcher = new RecordingWatcher();
            far.watch("/n/", far.range("/").revision(), watcher);
            commit(near, "/n/1", "seen");
            eventually("it follows", () -> watcher.changes().size() == 1);

            cable.cut();
            commit(near, "/n/1", "missed");
            commit(near, "/n/2", "kept");
            operator.compact();
            cable.mend();

            eventually("it is told", watcher::wasCompacted);
            assertThat(watcher.changes()).containsExactly("/n/1=seen");
        }
    }

    @Test
    void what_happened_while_a_watch_was_cut_off_is_made_up_for() {
        try (RealEtcd etcd = RealEtcd.start(1);
                Cable cable = Cable.to(etcd.member(0).client().getPort());
                ClusterStore near = EtcdClusterStore.open(etcd.fresh().below("/shared"));
                ClusterStore far = EtcdClusterStore.open(
                        EtcdSettings.of(List.of(cable.uri())).below("/shared"))) {
            RecordingWatcher watcher = new RecordingWatcher();
            far.watch("/n/", far.range("/").revision(), watcher);

            List<Long> committed = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                committed.add(commit(near, "/n/" + i % 3, "x"));
                if (i % 10 == 5) {
                    cable.cut();
                } else if (i % 10 == 8) {
                    cable.mend();
                }
            }

            eventually("the last change", () -> watcher.revisions().contains(committed.getLast()));
            assertThat(watcher.revisions()).containsExactlyElementsOf(committed);
        }
    }

    @Test
    void an_etcd_set_up_anew_is_history_lost_and_not_a_long_silence() {
        try (RealEtcd first = RealEtcd.start(1);
                RealEtcd second = RealEtcd.start(1)) {
            long late;
            try (ClusterStore store = EtcdClusterStore.open(first.fresh())) {
                late = IntStream.range(0, 50)
                        .mapToLong(i -> commit(store, "/n/1", "x" + i))
                        .max()
                        .orElseThrow();
            }
            RecordingWatcher watcher = new RecordingWatcher();
            // As a server that knew the first one would go on with the second.
            try (ClusterStore store = EtcdClusterStore.open(second.fresh())) {
                store.watch("/n/", late, watcher);
                eventually("it is told", watcher::wasCompacted);
            }
        }
    }

    @Test
    void an_etcd_that_stands_still_or_is_not_there_is_unavailable_in_time() {
        try (RealEtcd etcd = RealEtcd.start(1);
                ClusterStore store = EtcdClusterStore.open(etcd.fresh().waiting(SHORT))) {
            // The first answer may take longer on a busy machine: connecting belongs to it.
            eventually("it answers", () -> answers(store));
            Lease lease = store.grant(Duration.ofSeconds(2));
            etcd.member(0).freeze();

            assertThat(unavailable(() -> store.get("/a"))).isLessThan(SHORT.multipliedBy(2));
            assertThat(unavailable(() -> store.range("/"))).isLessThan(SHORT.multipliedBy(2));
            assertThat(unavailable(() -> store.commit(Transaction.put("/a", bytes("1")))))
                    .isLessThan(SHORT.multipliedBy(2));
            assertThat(unavailable(lease::keepAlive)).isLessThan(SHORT.multipliedBy(2));
            assertThat(unavailable(() -> store.grant(SHORT))).isLessThan(SHORT.multipliedBy(2));

            etcd.member(0).thaw();
            eventually("it answers again", () -> answers(store));
        }
        URI nowhere = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() ->
                        EtcdClusterStore.open(EtcdSettings.of(List.of(nowhere)).waiting(SHORT)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void a_commit_that_was_given_up_on_does_not_happen_later() {
        try (RealEtcd etcd = RealEtcd.start(1);
                Cable cable = Cable.to(etcd.member(0).client().getPort());
                ClusterStore near = EtcdClusterStore.open(etcd.fresh().below("/shared"));
                ClusterStore far = EtcdClusterStore.open(
                        EtcdSettings.of(List.of(cable.uri())).below("/shared").waiting(SHORT))) {
            commit(far, "/slot/1", "empty");
            cable.hold();
            // On its way, and given up on.
            assertThatThrownBy(() -> far.commit(Transaction.put("/slot/1", bytes("late"))))
                    .isInstanceOf(StoreUnavailableException.class);
            eventually("over a new connection it is seen that nothing happened", () -> reads(far, "/slot/1", "empty"));

            // The commit, without the word that it was given up which follows it.
            cable.deliver(1);
            commit(far, "/slot/2", "decided on what was read");

            RecordingWatcher later = new RecordingWatcher();
            near.watch("/slot/1", near.range("/").revision(), later);
            for (int i = 0; i < 30; i++) {
                commit(near, "/time/passes", "x" + i);
            }
            assertThat(later.changes()).isEmpty();
            assertThat(reads(near, "/slot/1", "empty")).isTrue();
        }
    }

    @Test
    void a_fence_holds_against_a_leader_that_was_cut_off_from_etcd() {
        try (RealEtcd etcd = RealEtcd.start(1);
                Cable cable = Cable.to(etcd.member(0).client().getPort());
                ClusterStore near = EtcdClusterStore.open(etcd.fresh().below("/shared"));
                ClusterStore far = EtcdClusterStore.open(
                        EtcdSettings.of(List.of(cable.uri())).below("/shared").waiting(SHORT))) {
            Lease lease = far.grant(Duration.ofSeconds(2));
            long term = ((CommitResult.Committed) far.commit(Transaction.builder()
                            .put("/leader", bytes("far"), lease)
                            .build()))
                    .revision();
            cable.cut();
            eventually("the lease has run out", () -> near.get("/leader").isEmpty());
            commit(near, "/leader", "near");
            cable.mend();

            eventually("it answers again", () -> answers(far));
            assertThat(lease.keepAlive()).isFalse();
            Guard fence = new Guard.CreatedAt("/leader", term);
            assertThat(far.commit(Transaction.builder()
                            .require(fence)
                            .put("/tasks/a", bytes("1"))
                            .build()))
                    .isEqualTo(new CommitResult.Conflict(fence));
        }
    }

    private static Duration unavailable(Runnable call) {
        long start = System.nanoTime();
        assertThatThrownBy(call::run).isInstanceOf(StoreUnavailableException.class);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean answers(ClusterStore store) {
        try {
            return store.get("/anything").isEmpty();
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static boolean reads(ClusterStore store, String key, String value) {
        try {
            return store.get(key)
                    .filter(entry -> new String(entry.value(), UTF_8).equals(value))
                    .isPresent();
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static long commit(ClusterStore store, String key, String value) {
        CommitResult result = store.commit(Transaction.put(key, bytes(value)));
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) result).revision();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
