package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;

import org.junit.jupiter.api.Test;

class ReplicasTest {
    @Test
    void an_app_gets_its_tasks_and_its_traffic() {
        given().nodes(3)
                .app("web")
                .replicas(5)
                .then()
                .ready("web", 5)
                .routed("web", 5)
                .perNode("web", 2, 2, 1)
                .nothingToExplain("web");
    }

    @Test
    void scaling_up_adds_tasks_and_leaves_the_others_alone() {
        given().nodes(2)
                .app("web")
                .replicas(2)
                .when()
                .scale("web", 5)
                .seconds(5)
                .then()
                .ready("web", 5)
                .perNode("web", 3, 2)
                .remembered("web", 5);
    }

    @Test
    void scaling_down_keeps_the_nodes_even() {
        given().nodes(3)
                .app("web")
                .replicas(9)
                .when()
                .scale("web", 3)
                .seconds(5)
                .then()
                .ready("web", 3)
                .alive("web", 3)
                .perNode("web", 1, 1, 1);
    }

    @Test
    void scaling_to_zero_leaves_nothing() {
        given().nodes(1)
                .app("web")
                .replicas(3)
                .when()
                .scale("web", 0)
                .seconds(5)
                .then()
                .remembered("web", 0)
                .routed("web", 0)
                .nothingToExplain("web");
    }

    @Test
    void scaling_up_again_while_tasks_drain_brings_new_ones_at_once() {
        given().nodes(1)
                .app("web")
                .replicas(3)
                .when()
                .clientsHoldOn("web")
                .scale("web", 1)
                .seconds(2)
                .then()
                .draining("web", 2)
                .when()
                .scale("web", 3)
                .seconds(5)
                .then()
                .ready("web", 3)
                .draining("web", 2);
    }

    @Test
    void a_deleted_app_drains_stops_and_is_forgotten() {
        given().nodes(2)
                .app("web")
                .replicas(4)
                .when()
                .delete("web")
                .seconds(5)
                .then()
                .forgotten("web")
                .routed("web", 0);
    }

    @Test
    void an_app_made_anew_under_the_same_name_inherits_no_task() {
        given().nodes(2)
                .app("web")
                .replicas(2)
                .when()
                .deleteAndCreateAgain("web", "uid-2")
                .seconds(5)
                .then()
                .ready("web", 2)
                .alive("web", 2)
                .remembered("web", 2);
    }

    @Test
    void a_global_app_runs_once_on_every_node() {
        given().nodes(3)
                .app("agent")
                .which(app -> app.global())
                .then()
                .perNode("agent", 1, 1, 1)
                .when()
                .nodeJoins("n4")
                .seconds(5)
                .then()
                .perNode("agent", 1, 1, 1, 1);
    }

    @Test
    void a_global_app_keeps_to_nodes_that_meet_its_constraints() {
        given().node("n1", node -> node.label("disk", "ssd"))
                .node("n2", node -> node)
                .app("agent")
                .which(app -> app.global().constraints("node.labels.disk == ssd"))
                .then()
                .perNode("agent", 1, 0)
                .when()
                .label("n2", "disk", "ssd")
                .seconds(5)
                .then()
                .perNode("agent", 1, 1);
    }

    @Test
    void a_global_app_leaves_a_draining_node() {
        given().nodes(2)
                .app("agent")
                .which(app -> app.global())
                .when()
                .drain("n1")
                .seconds(5)
                .then()
                .perNode("agent", 0, 1)
                .nothingToExplain("agent");
    }
}
