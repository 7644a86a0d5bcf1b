package dev.podium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.node.Node;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What breaks, heals; what does not depend on the broken part, does not notice. */
@ExtendWith(Platform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(4)
class ResilienceTest {
    private static final String NAMESPACE = "e2e-resilience";

    private final Installation podium;
    private final Router router;
    private Tenant tenant;

    ResilienceTest(Installation podium) {
        this.podium = podium;
        this.router = podium.router();
        this.tenant = Tenant.of(podium, NAMESPACE);
    }

    @BeforeAll
    void deploy() {
        tenant.deploy("web", Tenant.web(3));
        tenant.awaitReady("web", 3);
    }

    @AfterEach
    void repair() {
        podium.podium("up").succeeded();
        tenant = Tenant.of(podium, NAMESPACE);
    }

    @Test
    @Order(1)
    void a_killed_container_is_replaced_and_visitors_are_served_all_the_while() {
        String victim = podium.containers(NAMESPACE, "web").getFirst();
        try (Router.Visitors visitors = router.visitors(tenant.host("web"))) {
            Await.until("visitors are served", Duration.ofSeconds(10), () -> visitors.total() > 20);
            Shell.run("docker", "kill", victim);
            Duration took = Await.until(
                    "a new container is ready",
                    Duration.ofSeconds(15),
                    () -> !podium.containers(NAMESPACE, "web").contains(victim)
                            && tenant.readyTasks("web").size() == 3);
            System.out.println("killed container: replaced and ready after " + took.toMillis() + " ms");
            visitors.forget();
            Await.until("visitors are served again", Duration.ofSeconds(10), () -> visitors.total() > 50);
            assertThat(visitors.failed())
                    .as("answers after the replacement: %s", visitors)
                    .isZero();
        }
    }

    @Test
    @Order(2)
    void apps_answer_while_the_server_is_dead_and_nothing_is_restarted() {
        tenant.awaitReady("web", 3);
        Set<String> before = new HashSet<>(podium.containers(NAMESPACE, "web"));
        try (Router.Visitors visitors = router.visitors(tenant.host("web"))) {
            podium.killHard("server");
            Await.until("visitors were served without a server", Duration.ofSeconds(30), () -> visitors.total() > 200);
            podium.podium("up").succeeded();
            tenant = Tenant.of(podium, NAMESPACE);
            tenant.awaitReady("web", 3);
            assertThat(visitors.failed()).as("answers: %s", visitors).isZero();
        }
        assertThat(podium.containers(NAMESPACE, "web")).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @Order(3)
    void apps_answer_while_the_node_daemon_is_dead_and_are_taken_over_by_the_next() {
        Set<String> before = new HashSet<>(podium.containers(NAMESPACE, "web"));
        try (Router.Visitors visitors = router.visitors(tenant.host("web"))) {
            podium.killHard("node");
            Await.until("visitors were served without a daemon", Duration.ofSeconds(30), () -> visitors.total() > 200);
            Await.until(
                    "the API says the node is away",
                    Duration.ofSeconds(15),
                    () -> !node().status().connected());
            podium.podium("up").succeeded();
            Await.until(
                    "the node is back",
                    Duration.ofSeconds(30),
                    () -> node().status().connected());
            tenant.awaitReady("web", 3);
            assertThat(visitors.failed()).as("answers: %s", visitors).isZero();
        }
        assertThat(podium.containers(NAMESPACE, "web")).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @Order(4)
    void a_container_that_dies_while_the_server_is_away_is_restarted_by_the_node_alone() {
        List<String> before = podium.containers(NAMESPACE, "web");
        podium.killHard("server");
        // The node gives the server a few seconds before it acts by itself.
        Shell.run("docker", "kill", before.getFirst());
        Await.until("the node made a successor", Duration.ofSeconds(20), () -> {
            List<String> now = podium.containers(NAMESPACE, "web");
            return now.size() == 3 && !now.contains(before.getFirst());
        });
        List<String> restarted = podium.containers(NAMESPACE, "web");
        podium.podium("up").succeeded();
        tenant = Tenant.of(podium, NAMESPACE);
        tenant.awaitReady("web", 3);
        assertThat(podium.containers(NAMESPACE, "web")).containsExactlyInAnyOrderElementsOf(restarted);
    }

    @Test
    @Order(5)
    void an_app_that_crashes_says_why_and_backs_off() {
        var spec = Tenant.web(1);
        tenant.deploy(
                "crash",
                new dev.podium.api.contract.app.AppSpec(
                        spec.image(),
                        null,
                        1,
                        List.of("/bin/sh", "-c", "echo cannot find the database; exit 3"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        spec.resources(),
                        null,
                        null,
                        null,
                        spec.stop(),
                        null,
                        null,
                        null));
        Await.until(
                () -> "the app names the exit code: "
                        + tenant.apps().get("crash").status(),
                Duration.ofSeconds(30),
                () -> {
                    var status = tenant.apps().get("crash").status();
                    return status.state().equals("Failing") && status.message().contains("3");
                });
    }

    @Test
    @Order(6)
    void an_image_that_does_not_exist_is_named_with_what_the_registry_said() {
        tenant.deploy("typo", dev.podium.api.contract.app.AppSpec.of("127.0.0.1:1/shop/web:1.8", 8080));
        Await.until(
                () -> "the app names the image: " + tenant.apps().get("typo").status(),
                Duration.ofSeconds(30),
                () -> tenant.apps().get("typo").status().message().contains("127.0.0.1:1/shop/web:1.8"));
    }

    private Node node() {
        return tenant.client().nodes("default").get(podium.nodeName());
    }
}
