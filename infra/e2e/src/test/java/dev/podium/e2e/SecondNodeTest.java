package dev.podium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.contract.node.JoinTokenRequest;
import dev.podium.api.contract.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second daemon with a name and a Docker Engine of its own joins with a token, takes its share, and leaves. */
@ExtendWith(Platform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(5)
class SecondNodeTest {
    private static final String NAMESPACE = "e2e-nodes";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Installation podium;
    private final String second;
    private Tenant tenant;
    private SecondEngine engine;
    private SecondNode daemon;

    SecondNodeTest(Installation podium) {
        this.podium = podium;
        this.second = podium.nodeName() + "-b";
    }

    @BeforeAll
    void join() {
        tenant = Tenant.of(podium, NAMESPACE);
        engine = SecondEngine.start();
        engine.copyImage(Tenant.IMAGE);
        var token = tenant.client()
                .joinTokens("default")
                .create(new JoinTokenRequest("10m", 1, Map.of("zone", "b")), WriteOptions.DEFAULT);
        daemon = SecondNode.start(podium, second, engine, String.valueOf(token.token()));
        Await.until(
                () -> "the second node is ready; its log is " + daemon.log(),
                LIMIT,
                () -> nodeState().equals("Ready"));
    }

    @AfterAll
    void leave() {
        try (var _ = engine;
                var _ = daemon) {
            System.out.println("the second node leaves");
        }
    }

    @Test
    @Order(1)
    void its_labels_are_those_it_was_started_with_and_those_of_its_token() {
        assertThat(tenant.client().nodes("default").get(second).status().labels())
                .containsEntry("zone", "b")
                .containsEntry("disk", "ssd");
    }

    @Test
    @Order(2)
    void replicas_are_spread_over_both_and_visitors_reach_all_of_them() {
        tenant.deploy("spread", Tenant.web(4));
        tenant.awaitReady("spread", 4);
        assertThat(tenant.readyTasks("spread").stream()
                        .filter(task -> task.node().equals(second)))
                .hasSize(2);
        List<String> served = java.util.stream.Stream.generate(
                        () -> podium.router().get(tenant.host("spread"), "/").body())
                .limit(12)
                .map(body -> body.replaceAll("(?s).*<dt>Node</dt><dd>([^<]*)</dd>.*", "$1"))
                .distinct()
                .toList();
        assertThat(served).containsExactlyInAnyOrder(second, podium.nodeName());
    }

    @Test
    @Order(3)
    void a_constraint_picks_the_node_and_a_global_app_runs_on_each() {
        tenant.deploy("pinned", with(null, "node.labels.zone == b"));
        tenant.deploy("everywhere", with("global", null));
        tenant.awaitReady("pinned", 1);
        tenant.awaitReady("everywhere", 2);
        assertThat(tenant.readyTasks("pinned")).extracting(Task::node).containsExactly(second);
        assertThat(tenant.readyTasks("everywhere"))
                .extracting(Task::node)
                .containsExactlyInAnyOrder(second, podium.nodeName());
    }

    @Test
    @Order(4)
    void a_drained_node_hands_its_tasks_over_without_a_failed_request() {
        try (Router.Visitors visitors = podium.router().visitors(tenant.host("spread"))) {
            tenant.client().nodes("default").drain(second, WriteOptions.DEFAULT);
            Await.until(
                    () -> "all tasks have left: " + tenant.apps().tasks("spread", ListOptions.DEFAULT),
                    LIMIT,
                    () -> tenant.readyTasks("spread").stream()
                                    .allMatch(task -> task.node().equals(podium.nodeName()))
                            && tenant.readyTasks("spread").size() == 4
                            && engine.containers(NAMESPACE, "spread").isEmpty());
            assertThat(visitors.failed()).as("answers: %s", visitors).isZero();
        }
        assertThat(tenant.client().nodes("default").get(second).status().blockers())
                .as("what keeps the node from getting empty")
                .singleElement()
                .satisfies(blocker -> {
                    assertThat(blocker.app()).isEqualTo("pinned");
                    assertThat(blocker.reason()).contains("constraint");
                });
        tenant.client().nodes("default").activate(second, WriteOptions.DEFAULT);
        tenant.awaitReady("pinned", 1);
    }

    @Test
    @Order(5)
    void a_node_that_is_back_gets_its_share_again_where_operators_want_that() {
        ClusterSpec moving = new ClusterSpec(null, null, new ClusterSpec.Rebalancing("20%", 1, "0s"));
        assertThat(tenant.client().clusters().plan("default", moving).moves())
                .as("what would be moved")
                .filteredOn(move -> move.namespace().equals(NAMESPACE)
                        && move.app().equals("spread")
                        && move.to().equals(second))
                .hasSize(2);
        try (Router.Visitors visitors = podium.router().visitors(tenant.host("spread"))) {
            tenant.client().clusters().put("default", moving, WriteOptions.DEFAULT);
            Await.until(
                    () -> "two of four run on the second node: " + tenant.apps().tasks("spread", ListOptions.DEFAULT),
                    LIMIT,
                    () -> tenant.readyTasks("spread").size() == 4
                            && tenant.readyTasks("spread").stream()
                                            .filter(task -> task.node().equals(second))
                                            .count()
                                    == 2);
            assertThat(visitors.failed()).as("answers: %s", visitors).isZero();
        } finally {
            tenant.client().clusters().put("default", new ClusterSpec(null), WriteOptions.DEFAULT);
        }
    }

    @Test
    @Order(6)
    void the_tasks_of_a_lost_node_are_replaced_on_the_other() {
        tenant.deploy("survivor", with(null, "node.name == " + second));
        tenant.awaitReady("survivor", 1);
        tenant.deploy("survivor", with(null, null));
        tenant.awaitReady("survivor", 1);
        tenant.deploy("movable", Tenant.web(2));
        tenant.awaitReady("movable", 2);
        assertThat(tenant.readyTasks("movable").stream().map(Task::node)).contains(second);
        daemon.killHard();
        Duration took = Await.until(
                () -> "both replicas are ready on the node that is left: "
                        + tenant.apps().get("movable").status(),
                LIMIT,
                () -> tenant.readyTasks("movable").size() == 2
                        && tenant.readyTasks("movable").stream()
                                .allMatch(task -> task.node().equals(podium.nodeName())));
        System.out.println("lost node: replacements ready after " + took.toMillis() + " ms");
    }

    private static AppSpec with(
            @org.jspecify.annotations.Nullable String kind, @org.jspecify.annotations.Nullable String constraint) {
        AppSpec web = Tenant.web(1);
        return new AppSpec(
                web.image(),
                kind,
                kind == null ? 1 : null,
                null,
                null,
                null,
                null,
                web.ports(),
                null,
                web.resources(),
                web.probes(),
                constraint == null
                        ? null
                        : new AppSpec.Placement(List.of(constraint), null, null, null, null, null, null, null),
                null,
                web.stop(),
                null,
                null,
                null);
    }

    private String nodeState() {
        return tenant.client().nodes("default").all().stream()
                .filter(node -> node.metadata().name().equals(second))
                .map(node -> node.status().state())
                .findFirst()
                .orElse("absent");
    }
}
