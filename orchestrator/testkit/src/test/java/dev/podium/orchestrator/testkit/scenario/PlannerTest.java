package dev.podium.orchestrator.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final SimulatedCluster cluster = new SimulatedCluster();

    @Test
    void the_same_snapshot_gives_the_same_plan_in_whatever_order_its_parts_were_collected() {
        for (int i = 0; i < 20; i++) {
            cluster.join(NodeBuilder.node("n" + i).label("zone", "z" + i % 3).build(), Duration.ZERO);
        }
        for (int i = 0; i < 10; i++) {
            Workload app = AppBuilder.app("app" + i).replicas(7).spread("zone").build();
            cluster.store.workloads.put(app.id(), app);
        }
        Plan plan = planner().plan(cluster.snapshot(), cluster.now());
        for (int seed = 0; seed < 10; seed++) {
            assertThat(planner().plan(shuffled(cluster.snapshot(), new Random(seed)), cluster.now()))
                    .isEqualTo(plan);
        }
        assertThat(plan.changes()).hasSize(70);
    }

    @Test
    void a_preview_says_what_would_be_done_and_changes_nothing() {
        cluster.join(NodeBuilder.node("n1").build(), Duration.ZERO);
        AppBuilder app = AppBuilder.app("web").replicas(2);
        publish(app);
        settle();

        ClusterSnapshot before = cluster.snapshot();
        cluster.store.workloads.put(
                app.id(), app.replicas(3).cpu(100_000).nextRelease().build());
        Plan preview = planner().plan(cluster.snapshot(), cluster.now());
        cluster.store.workloads.putAll(before.workloads());

        assertThat(preview.changes()).isEmpty();
        assertThat(preview.outlooks().get(app.id()))
                .satisfies(outlook -> assertThat(outlook.reason()).isEqualTo("InsufficientCpu"));
        assertThat(cluster.snapshot()).isEqualTo(before);
    }

    @Test
    void a_plan_names_the_moment_a_node_loses_its_traffic_then_the_one_it_is_given_up() {
        cluster.join(NodeBuilder.node("n1").build(), Duration.ZERO);
        cluster.join(NodeBuilder.node("n2").build(), Duration.ZERO);
        AppBuilder app = AppBuilder.app("web").replicas(2);
        publish(app);
        settle();
        Instant lost = cluster.now();
        cluster.disconnect(cluster.machine(new NodeName("n1")));

        cluster.plan();
        assertThat(cluster.last().wakeAt()).contains(lost.plusSeconds(2));
        cluster.advanceClock(Duration.ofSeconds(2));
        cluster.plan();
        assertThat(cluster.last().wakeAt()).contains(lost.plusSeconds(6));
        assertThat(cluster.store.routing.endpoints().get(app.id())).hasSize(1);
    }

    @Test
    void a_plan_names_the_moment_a_drain_is_over() {
        cluster.join(NodeBuilder.node("n1").build(), Duration.ZERO);
        AppBuilder app = AppBuilder.app("web").drain(Duration.ofSeconds(7));
        publish(app);
        settle();
        cluster.machines.values().forEach(node -> cluster.store.tasks.keySet().forEach(node::holdConnection));
        publish(app.replicas(0));
        Instant asked = cluster.now();

        cluster.plan();
        assertThat(cluster.last().wakeAt()).contains(asked.plusSeconds(7));
    }

    @Test
    void a_cluster_at_rest_needs_no_waking() {
        cluster.join(NodeBuilder.node("n1").build(), Duration.ZERO);
        publish(AppBuilder.app("web").replicas(3));
        settle();
        assertThat(cluster.last().wakeAt()).isEmpty();
        assertThat(cluster.last().empty()).isTrue();
    }

    @Test
    void creations_come_after_what_makes_room_for_them() {
        cluster.join(NodeBuilder.node("n1").build(), Duration.ZERO);
        AppBuilder app = AppBuilder.app("web").image("shop/unready:1");
        publish(app);
        settle();
        publish(app.image("shop/web:2").nextRelease());
        Plan plan = planner().plan(cluster.snapshot(), cluster.now());
        assertThat(plan.changes())
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly(Change.Desire.class.getSimpleName(), Change.Create.class.getSimpleName());
    }

    private void publish(AppBuilder app) {
        cluster.store.workloads.put(app.id(), app.build());
        RouteRule rule = new RouteRule(app.id().name() + ".localhost", "/", app.id(), 8080);
        if (!cluster.store.routes.contains(rule)) {
            cluster.store.routes.add(rule);
        }
    }

    private void settle() {
        for (int i = 0; i < 40; i++) {
            cluster.step();
        }
    }

    private static Planner planner() {
        AtomicInteger last = new AtomicInteger();
        return new Planner(() -> new TaskId("new-" + last.incrementAndGet()), PlannerSettings.DEFAULT);
    }

    private static ClusterSnapshot shuffled(ClusterSnapshot s, Random random) {
        return new ClusterSnapshot(
                s.revision(),
                shuffled(s.workloads(), random),
                shuffled(s.tasks(), random),
                shuffled(s.statuses(), random),
                shuffled(s.nodes(), random),
                shuffled(s.intents(), random),
                shuffled(s.sessions(), random),
                s.routes(),
                s.routing(),
                shuffled(s.acks(), random),
                s.policy());
    }

    private static <K, V> Map<K, V> shuffled(Map<K, V> map, Random random) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        Map<K, V> result = new LinkedHashMap<>();
        entries.forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return result;
    }
}
