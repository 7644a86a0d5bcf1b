package dev.podium.api.server.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.store.FlakyStore;
import dev.podium.orchestrator.wire.ClusterCodec;
import dev.podium.orchestrator.wire.RunCodec;
import dev.podium.orchestrator.wire.WorkloadCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreCopyTest {
    private static final WorkloadId WEB = AppBuilder.app("web").id();
    private static final Published OBJECT = new Published(Published.Kind.APP, WEB.toString());

    private final ClusterStore store = EmbeddedClusterStore.inMemory(InstantSource.system());
    private final Database database = new Database();
    private ClusterPolicy policy = ClusterPolicy.DEFAULT;

    @Test
    void copiesAnAppWithItsRoutesAndTakesBothAwayAgain() throws Exception {
        database.is(app(1), List.of(new RouteRule("web.example", "/", WEB, 80)));
        copy(store).publish(OBJECT);
        assertThat(stored()).hasValue(app(1));
        assertThat(store.get(StoreKeys.routes(WEB))).isPresent();
        database.is(app(2), List.of());
        copy(store).publish(OBJECT);
        assertThat(stored()).hasValue(app(2));
        assertThat(store.get(StoreKeys.routes(WEB))).isEmpty();
    }

    @Test
    void copyingAgainCommitsNothing() {
        database.is(app(1), List.of());
        copy(store).publish(OBJECT);
        long revision = store.range("/").revision();
        copy(store).publish(OBJECT);
        assertThat(store.range("/").revision()).isEqualTo(revision);
    }

    @Test
    void anOldStateNeverFollowsANewerOne() throws Exception {
        database.is(app(1), List.of());
        // While the slow server reads the database, a faster one publishes a newer state.
        database.afterNextRead(() -> {
            database.is(app(2), List.of());
            copy(store).publish(OBJECT);
        });
        copy(store).publish(OBJECT);
        assertThat(stored()).hasValue(app(2));
    }

    @Test
    void whatOnlyTheStoreKnowsIsToEnd() throws Exception {
        database.is(app(1), List.of());
        copy(store).publish(OBJECT);
        database.apps.clear();
        copy(store).publish(OBJECT);
        assertThat(stored().orElseThrow().deleted()).isTrue();
    }

    @Test
    void aStoreThatIsAwaySaysSoAndTheNextAttemptSucceeds() throws Exception {
        FlakyStore flaky = new FlakyStore(store);
        database.is(app(1), List.of());
        flaky.goAway();
        assertThatThrownBy(() -> copy(flaky).publish(OBJECT)).isInstanceOf(StoreUnavailableException.class);
        flaky.comeBack();
        copy(flaky).publish(OBJECT);
        assertThat(stored()).hasValue(app(1));
    }

    @Test
    void copiesAPolicyOnceAndOnlyWhenItIsNotTheDefault() throws Exception {
        Published cluster = new Published(Published.Kind.CLUSTER, "default");
        copy(store).publish(cluster);
        assertThat(store.get(StoreKeys.POLICY)).isEmpty();
        policy = new ClusterPolicy(ClusterPolicy.Strategy.PACK);
        copy(store).publish(cluster);
        long revision = store.range("/").revision();
        copy(store).publish(cluster);
        assertThat(store.range("/").revision()).isEqualTo(revision);
        assertThat(ClusterCodec.decode(dev.podium.orchestrator.wire.v1.ClusterPolicy.parseFrom(
                        store.get(StoreKeys.POLICY).orElseThrow().value())))
                .isEqualTo(policy);
    }

    @Test
    void aStoreThatWasLostGetsBackWhatIsDoneAndOneThatRemembersKeepsItsOwn() throws Exception {
        Workload job = AppBuilder.app("web").job(JobPolicy.DEFAULT).build();
        RunBook done = RunBook.empty(job)
                .plus(Run.of(job, Instant.EPOCH)
                        .ended(new RunEnd(RunEnd.Outcome.SUCCEEDED, "Completed", "1 of 1", Instant.EPOCH)));
        database.remembers(job, done);
        copy(store).publish(OBJECT);
        assertThat(book()).isEqualTo(done);
        database.remembers(job, RunBook.empty(job));
        copy(store).publish(OBJECT);
        assertThat(book()).isEqualTo(done);
    }

    private RunBook book() throws Exception {
        byte[] value = store.get(StoreKeys.runs(WEB)).orElseThrow().value();
        return RunCodec.decode(dev.podium.orchestrator.wire.v1.RunBook.parseFrom(value));
    }

    private Optional<Workload> stored() throws Exception {
        Optional<ClusterStore.Entry> entry = store.get(StoreKeys.workload(WEB));
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(WorkloadCodec.decode(dev.podium.orchestrator.wire.v1.Workload.parseFrom(
                        entry.get().value())));
    }

    private StoreCopy copy(ClusterStore target) {
        return new StoreCopy(target, database, new NoNodes(), () -> policy);
    }

    private static Workload app(int replicas) {
        return AppBuilder.app("web").replicas(replicas).build();
    }

    private static final class Database implements Intent.Apps {
        private final Map<WorkloadId, Intent.AppIntent> apps = new HashMap<>();
        private final Deque<Runnable> afterRead = new ArrayDeque<>();

        void is(Workload workload, List<RouteRule> routes) {
            apps.put(WEB, new Intent.AppIntent(workload, routes, Optional.empty()));
        }

        void remembers(Workload job, RunBook book) {
            apps.put(WEB, new Intent.AppIntent(job, List.of(), Optional.of(book)));
        }

        void afterNextRead(Runnable action) {
            afterRead.add(action);
        }

        @Override
        public Optional<Intent.AppIntent> app(WorkloadId id) {
            Optional<Intent.AppIntent> read = Optional.ofNullable(apps.get(id));
            Optional.ofNullable(afterRead.poll()).ifPresent(Runnable::run);
            return read;
        }

        @Override
        public List<WorkloadId> all() {
            return new ArrayList<>(apps.keySet());
        }
    }

    private static final class NoNodes implements Intent.Nodes {
        @Override
        public Optional<NodeIntent> node(NodeName name) {
            return Optional.empty();
        }

        @Override
        public List<NodeName> all() {
            return List.of();
        }
    }
}
