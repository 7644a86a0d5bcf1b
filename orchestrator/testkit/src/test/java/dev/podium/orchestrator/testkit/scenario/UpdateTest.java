package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateTest {
    @Test
    void a_new_release_replaces_all_tasks() {
        given().nodes(3)
                .app("web")
                .replicas(5)
                .when()
                .deploy("web", "shop/web:2")
                .seconds(30)
                .then()
                .readyOfRelease("web", 2, 5)
                .alive("web", 5)
                .perNodeBetween("web", 1, 2)
                .nothingToExplain("web");
    }

    @Test
    void starting_first_never_has_fewer_ready_tasks_than_replicas() {
        When story = given().nodes(3).app("web").replicas(4).when().deploy("web", "shop/web:2");
        for (int i = 0; i < 120; i++) {
            story.aMomentPasses().then().routed("web", i, 4, 5);
        }
        story.then().readyOfRelease("web", 2, 4);
    }

    @Test
    void stopping_first_never_has_more_than_one_task_in_a_slot() {
        When story = given().nodes(2)
                .app("db")
                .replicas(2)
                .which(app -> app.stopFirst(1))
                .when()
                .deploy("db", "shop/db:2");
        for (int i = 0; i < 120; i++) {
            story.aMomentPasses().then().aliveAtMost("db", 2).routed("db", i, 1, 2);
        }
        story.then().readyOfRelease("db", 2, 2);
    }

    @Test
    void a_release_that_does_not_get_ready_stops_with_the_old_one_still_serving() {
        given().nodes(3)
                .app("web")
                .replicas(5)
                .when()
                .deploy("web", "shop/unready:2")
                .seconds(120)
                .then()
                .readyOfRelease("web", 1, 5)
                .routed("web", 5)
                .alive("web", 6);
    }

    @Test
    void slots_that_all_began_while_nothing_served_try_again_in_turn_once_something_does() {
        When story = given().nodes(2)
                .app("web")
                .replicas(3)
                .when()
                .nodeLosesTheServer("n1")
                .nodeLosesTheServer("n2")
                .seconds(7)
                .deploy("web", "shop/crashing:2")
                .nodeJoins("n3")
                .seconds(2)
                .nodeComesBack("n1")
                .nodeComesBack("n2")
                .seconds(10);
        for (int i = 0; i < 240; i++) {
            story.aMomentPasses().then().aliveAtMost("web", 4);
        }
        story.then().readyOfRelease("web", 1, 3).explained("web", "Backoff");
    }

    @Test
    void an_old_task_that_crashes_during_a_stuck_update_comes_back_as_the_old_release() {
        given().nodes(3)
                .app("web")
                .replicas(3)
                .when()
                .deploy("web", "shop/crashing:2")
                .seconds(30)
                .taskExits("web", 1)
                .seconds(10)
                .then()
                .readyOfRelease("web", 1, 3);
    }

    @Test
    void a_release_that_never_worked_is_replaced_everywhere_at_once() {
        given().nodes(3)
                .app("web")
                .replicas(6)
                .image("shop/unready:1")
                .when()
                .deploy("web", "shop/web:2")
                .seconds(2.5)
                .then()
                .readyOfRelease("web", 2, 6);
    }

    @Test
    void a_stuck_update_goes_on_with_a_release_that_works() {
        given().nodes(2)
                .app("web")
                .replicas(3)
                .when()
                .deploy("web", "shop/crashing:2")
                .seconds(60)
                .deploy("web", "shop/web:3")
                .seconds(20)
                .then()
                .readyOfRelease("web", 3, 3)
                .alive("web", 3);
    }

    @Test
    void asking_for_a_restart_replaces_all_tasks_of_the_same_release() {
        given().nodes(1)
                .app("web")
                .replicas(2)
                .when()
                .restart("web")
                .seconds(20)
                .then()
                .readyOfRelease("web", 1, 2)
                .remembered("web", 4);
    }

    @Test
    void an_old_task_is_drained_only_when_every_router_knows_the_new_one() {
        given().nodes(2)
                .app("web")
                .when()
                .routerGetsStuck("n2")
                .deploy("web", "shop/web:2")
                .seconds(6)
                .then()
                .alive("web", 2)
                .draining("web", 0)
                .routed("web", 2)
                .when()
                .routerWorksAgain("n2")
                .seconds(2)
                .then()
                .alive("web", 1);
    }

    @Test
    void one_stuck_router_does_not_hold_up_updates_for_ever() {
        given().nodes(2)
                .app("web")
                .which(app -> app.drain(Duration.ofSeconds(5)))
                .when()
                .routerGetsStuck("n2")
                .deploy("web", "shop/web:2")
                .seconds(20)
                .then()
                .alive("web", 1)
                .readyOfRelease("web", 2, 1);
    }

    @Test
    void a_drained_task_stops_when_its_connections_are_done() {
        given().nodes(1)
                .app("web")
                .replicas(2)
                .when()
                .clientsHoldOn("web")
                .scale("web", 1)
                .seconds(5)
                .then()
                .draining("web", 1)
                .routed("web", 1)
                .when()
                .clientsLetGo()
                .seconds(1)
                .then()
                .alive("web", 1);
    }

    @Test
    void a_drained_task_stops_when_its_time_is_up() {
        given().nodes(1)
                .app("web")
                .replicas(2)
                .which(app -> app.drain(Duration.ofSeconds(8)))
                .when()
                .clientsHoldOn("web")
                .scale("web", 1)
                .seconds(7)
                .then()
                .draining("web", 1)
                .when()
                .seconds(2)
                .then()
                .alive("web", 1);
    }

    @Test
    void a_global_app_is_updated_node_by_node() {
        given().nodes(3)
                .app("agent")
                .which(app -> app.global())
                .when()
                .deploy("agent", "shop/agent:2")
                .seconds(1)
                .then()
                .readyOfRelease("agent", 1, 3)
                .when()
                .seconds(20)
                .then()
                .readyOfRelease("agent", 2, 3)
                .perNode("agent", 1, 1, 1);
    }

    @Test
    void an_update_with_no_room_for_two_tasks_names_the_order_that_needs_none() {
        given().node("n1", node -> node.capacity(300, 8192, 4096))
                .app("web")
                .replicas(3)
                .when()
                .deploy("web", "shop/web:2")
                .seconds(10)
                .then()
                .readyOfRelease("web", 1, 3)
                .explained("web", "InsufficientCpu", "has 0 cpu free of 300m")
                .outlook("web", outlook -> assertThat(outlook.remedy()).contains("update with order stop-first"))
                .when()
                .deploy("web", app -> app.stopFirst(1))
                .seconds(30)
                .then()
                .readyOfRelease("web", 3, 3);
    }
}
