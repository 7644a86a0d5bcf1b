package dev.podium.orchestrator.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.ClusterStore.CommitResult.Committed;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.wire.ClusterCodec;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.OutlookCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterMirrorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeName NODE = new NodeName("node-a");
    private static final NodeName OTHER = new NodeName("node-b");
    private static final TaskId TASK = new TaskId("t-1");
    private static final WorkloadId WEB = WorkloadId.of("acme", "web");
    private static final int REMEMBERED = 10;

    private final EmbeddedClusterStore store = EmbeddedClusterStore.inMemory(InstantSource.fixed(NOW), REMEMBERED);
    private final ClusterMirror mirror = ClusterMirror.start(store);

    @AfterEach
    void close() {
        mirror.close();
        store.close();
    }

    @Test
    void it_begins_with_what_the_store_already_holds() {
        commit(intent(NODE, Availability.CORDONED));
        try (ClusterMirror late = ClusterMirror.start(store)) {
            assertThat(late.snapshot().intent(NODE).availability()).isEqualTo(Availability.CORDONED);
            assertThat(late.revision()).isEqualTo(store.range("/").revision());
        }
    }

    @Test
    void it_copies_every_kind_of_record_to_its_place() {
        RouteRule rule = new RouteRule("web.example", "/", WEB, 8080);
        RoutingTable table = RoutingTable.of(3, List.of(rule), Map.of());
        Outlook outlook = new Outlook(1, "NoNodes", "there is no node", List.of(), "add one");
        ClusterPolicy policy = new ClusterPolicy(ClusterPolicy.Strategy.PACK);
        NodeSession session = new NodeSession(NODE, true, NOW);
        TaskStatus status = TaskStatus.of(TASK, TaskState.RUNNING, NOW);
        commit(Transaction.builder()
                .put(StoreKeys.routes(WEB), RoutingCodec.encode(List.of(rule)).toByteArray())
                .put(StoreKeys.ROUTING, RoutingCodec.encode(table).toByteArray())
                .put(StoreKeys.progress(WEB), OutlookCodec.encode(outlook).toByteArray())
                .put(StoreKeys.POLICY, ClusterCodec.encode(policy).toByteArray())
                .put(StoreKeys.session(NODE), NodeCodec.encode(session).toByteArray())
                .put(StoreKeys.status(NODE, TASK), TaskCodec.encode(status).toByteArray())
                .build());

        assertThat(mirror.snapshot().routes()).containsExactly(rule);
        assertThat(mirror.snapshot().routing()).isEqualTo(table);
        assertThat(mirror.snapshot().policy()).isEqualTo(policy);
        assertThat(mirror.snapshot().sessions()).containsEntry(NODE, session);
        assertThat(mirror.snapshot().statuses()).containsEntry(TASK, status);
        assertThat(mirror.outlooks()).containsEntry(WEB, outlook);
    }

    @Test
    void what_is_deleted_is_gone() {
        commit(intent(NODE, Availability.DRAINING));
        commit(Transaction.delete(StoreKeys.intent(NODE)));

        assertThat(mirror.snapshot().intents()).isEmpty();
    }

    @Test
    void the_snapshot_is_the_same_object_until_something_changes() {
        commit(intent(NODE, Availability.ACTIVE));
        var before = mirror.snapshot();
        assertThat(mirror.snapshot()).isSameAs(before);

        commit(intent(OTHER, Availability.ACTIVE));
        assertThat(mirror.snapshot()).isNotSameAs(before);
        assertThat(before.intents()).doesNotContainKey(OTHER);
    }

    @Test
    void listeners_hear_of_each_change_in_order_with_before_and_after() {
        List<MirrorChange> heard = new CopyOnWriteArrayList<>();
        try (var _ = mirror.onChange(heard::add)) {
            commit(intent(NODE, Availability.ACTIVE));
            commit(intent(NODE, Availability.DRAINING));
            commit(intent(NODE, Availability.DRAINING));
            commit(Transaction.delete(StoreKeys.intent(NODE)));
            awaitDelivery();
        }
        NodeIntent active = NodeIntent.active(NODE);
        NodeIntent draining = new NodeIntent(NODE, Availability.DRAINING, Map.of());
        assertThat(heard.subList(0, 3))
                .containsExactly(
                        new MirrorChange.IntentChanged(NODE, none(), some(active)),
                        new MirrorChange.IntentChanged(NODE, some(active), some(draining)),
                        new MirrorChange.IntentChanged(NODE, some(draining), none()));
    }

    @Test
    void a_listener_that_fails_does_not_keep_others_from_hearing() {
        List<MirrorChange> heard = new CopyOnWriteArrayList<>();
        try (var _ = mirror.onChange(change -> {
                    throw new IllegalStateException("on purpose");
                });
                var _ = mirror.onChange(heard::add)) {
            commit(intent(NODE, Availability.ACTIVE));
            awaitDelivery();
        }
        assertThat(heard).isNotEmpty();
        assertThat(mirror.snapshot().intents()).containsKey(NODE);
    }

    @Test
    void a_record_that_cannot_be_read_is_left_as_it_was_known() {
        commit(intent(NODE, Availability.DRAINING));
        commit(Transaction.put(StoreKeys.intent(NODE), new byte[] {1, 2, 3}));
        commit(Transaction.put("/intents/Not A Node", new byte[0]));
        commit(intent(OTHER, Availability.CORDONED));

        assertThat(mirror.snapshot().intent(NODE).availability()).isEqualTo(Availability.DRAINING);
        assertThat(mirror.snapshot().intent(OTHER).availability()).isEqualTo(Availability.CORDONED);
    }

    @Test
    void having_fallen_behind_it_reads_again_and_listeners_see_only_the_differences() {
        commit(intent(NODE, Availability.CORDONED));
        commit(intent(OTHER, Availability.CORDONED));
        awaitDelivery("begun");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        List<MirrorChange> heard = new CopyOnWriteArrayList<>();
        try (var _ = mirror.onChange(change -> {
                    holding.countDown();
                    awaitUninterruptibly(held);
                });
                var _ = mirror.onChange(heard::add)) {
            commitOnly(intent(NODE, Availability.DRAINING));
            awaitUninterruptibly(holding);
            for (int i = 0; i <= 3 * REMEMBERED; i++) {
                commitOnly(Transaction.put("/filler", new byte[0]));
            }
            commitOnly(Transaction.delete(StoreKeys.intent(OTHER)));
            long last = store.range("/").revision();
            held.countDown();

            assertThat(mirror.awaitRevision(last, PATIENCE)).isTrue();
            awaitDelivery();
        }
        assertThat(mirror.snapshot().intents()).containsOnlyKeys(NODE, new NodeName("begun"), new NodeName("marker"));
        assertThat(heard)
                .contains(new MirrorChange.IntentChanged(
                        OTHER, some(new NodeIntent(OTHER, Availability.CORDONED, Map.of())), none()));
        // Listeners are told a moment after the mirror knows: of what was there before they came they may hear, too.
        heard.remove(new MirrorChange.IntentChanged(
                OTHER, none(), some(new NodeIntent(OTHER, Availability.CORDONED, Map.of()))));
        assertThat(heard).hasSize(3);
    }

    @Test
    void waiting_for_a_revision_that_does_not_come_ends() {
        assertThat(mirror.awaitRevision(mirror.revision() + 1, Duration.ofMillis(20)))
                .isFalse();
    }

    /** Waits until listeners have heard of everything so far: they hear of this marker after it. */
    private void awaitDelivery() {
        awaitDelivery("marker");
    }

    private void awaitDelivery(String name) {
        CountDownLatch marked = new CountDownLatch(1);
        NodeName marker = new NodeName(name);
        try (var _ = mirror.onChange(change -> {
            if (change instanceof MirrorChange.IntentChanged intent
                    && intent.node().equals(marker)) {
                marked.countDown();
            }
        })) {
            commitOnly(intent(marker, Availability.ACTIVE));
            awaitUninterruptibly(marked);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(Transaction transaction) {
        assertThat(mirror.awaitRevision(commitOnly(transaction), PATIENCE)).isTrue();
    }

    private long commitOnly(Transaction transaction) {
        return ((Committed) store.commit(transaction)).revision();
    }

    private static Transaction intent(NodeName node, Availability availability) {
        NodeIntent intent = new NodeIntent(node, availability, Map.of());
        return Transaction.put(StoreKeys.intent(node), NodeCodec.encode(intent).toByteArray());
    }

    private static <T> Optional<T> some(T value) {
        return Optional.of(value);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
