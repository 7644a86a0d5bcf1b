package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.model.Schedules.everyMinutes;
import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.NodeTurnover;
import dev.podium.orchestrator.model.cluster.NodeTurnover.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The world of stories begins at midnight; ten seconds later they go on. Machines here are to be booted once a day at least. */
class NodeAgeTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeTurnover DAILY = new NodeTurnover(Duration.ofDays(1), Duration.ZERO, 1, List.of());

    @Test
    void a_node_that_is_too_old_is_emptied_with_replacements_first() {
        When story = old(DAILY, 24 * 60 - 1, 0).app("web").replicas(4).when();
        story.then().perNode("web", 2, 2);

        for (int step = 0; step < 400; step++) {
            story.aMomentPasses().then().routed("web", step, 4, 6);
        }

        story.then().ready("web", 4).perNode("web", 0, 4);
    }

    @Test
    void it_takes_nothing_until_it_is_booted_anew() {
        old(DAILY, 24 * 60, 0)
                .app("web")
                .replicas(1)
                .when()
                .scale("web", 3)
                .seconds(10)
                .then()
                .perNode("web", 0, 3)
                .when()
                .nodeIsBooted("n1")
                .scale("web", 6)
                .seconds(10)
                .then()
                .perNode("web", 3, 3);
    }

    @Test
    void no_more_are_out_at_once_than_may_be_and_the_oldest_is_first() {
        old(DAILY, 24 * 60 + 1, 24 * 60 + 2, 0)
                .app("web")
                .replicas(3)
                .when()
                .seconds(20)
                .then()
                .perNode("web", 2, 0, 1)
                .when()
                .nodeIsBooted("n2")
                .seconds(20)
                .then()
                .perNode("web", 0, 2, 1);
    }

    @Test
    void nodes_that_are_out_for_another_reason_count() {
        old(DAILY, 24 * 60 + 1, 0, 0)
                .app("web")
                .replicas(2)
                .when()
                .activate("n1")
                .drain("n2")
                .seconds(20)
                .then()
                .perNode("web", 1, 0, 1)
                .when()
                .activate("n2")
                .seconds(20)
                .then()
                .perNode("web", 0, 1, 1);
    }

    @Test
    void outside_of_windows_an_old_node_goes_on_as_before() {
        NodeTurnover atFive = new NodeTurnover(
                Duration.ofDays(1), Duration.ZERO, 1, List.of(new Window(everyMinutes(5), Duration.ofMinutes(1))));
        old(atFive, 24 * 60 - 2, 0)
                .app("web")
                .replicas(4)
                .when()
                .seconds(280)
                .then()
                .perNode("web", 2, 2)
                .when()
                .seconds(30)
                .then()
                .perNode("web", 0, 4)
                .when()
                .seconds(120)
                .then()
                .perNode("web", 0, 4);
    }

    @Test
    void tasks_no_other_node_takes_stay_and_say_why() {
        old(DAILY, 24 * 60 - 1, 0)
                .app("web")
                .which(app -> app.constraints("node.name == n1"))
                .when()
                .seconds(120)
                .then()
                .ready("web", 1)
                .routed("web", 1)
                .blocked("n1", "web", "2 nodes: constraint not met");
    }

    @Test
    void jitter_keeps_a_rack_that_was_booted_at_once_from_being_due_at_once() {
        NodeTurnover jittery = new NodeTurnover(Duration.ofDays(1), Duration.ofMinutes(10), 4, List.of());
        When story = old(jittery, 24 * 60 - 1, 24 * 60 - 1, 24 * 60 - 1, 0)
                .app("web")
                .replicas(4)
                .when();
        story.then().perNode("web", 1, 1, 1, 1);
        int moves = 0;
        for (int minute = 0; minute < 12; minute++) {
            int before = story.then().emptyNodes();
            int after = story.seconds(60).then().emptyNodes();
            moves += after > before ? 1 : 0;
        }
        story.then().perNode("web", 0, 0, 0, 4);
        assertThat(moves).as("minutes in which nodes were emptied").isGreaterThan(1);
    }

    /** Machines {@code n1} … that were booted so many minutes ago. */
    private static Given old(NodeTurnover turnover, int... minutes) {
        Given given = given().policy(ClusterPolicy.DEFAULT.with(turnover));
        for (int i = 0; i < minutes.length; i++) {
            Instant booted = MIDNIGHT.minus(Duration.ofMinutes(minutes[i]));
            given.node("n" + (i + 1), node -> node.bootedAt(booted));
        }
        return given;
    }
}
