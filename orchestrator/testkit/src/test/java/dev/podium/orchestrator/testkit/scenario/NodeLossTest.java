package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLossTest {
    @Test
    void traffic_leaves_a_node_out_of_touch_after_two_seconds() {
        given().nodes(3)
                .app("web")
                .replicas(3)
                .when()
                .nodeDies("n1")
                .seconds(1.5)
                .then()
                .routed("web", 3)
                .when()
                .seconds(1)
                .then()
                .routed("web", 2);
    }

    @Test
    void tasks_of_a_dead_node_are_replaced_elsewhere_within_ten_seconds() {
        given().nodes(3)
                .app("web")
                .replicas(5)
                .when()
                .nodeDies("n1")
                .seconds(9)
                .then()
                .ready("web", 5)
                .perNode("web", 0, 3, 2)
                .routed("web", 5);
    }

    @Test
    void a_short_blip_restarts_nothing() {
        List<TaskId> before = new ArrayList<>();
        List<TaskId> after = new ArrayList<>();
        given().nodes(3)
                .app("web")
                .replicas(5)
                .then()
                .keepIn(before, "web")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(5)
                .nodeComesBack("n1")
                .seconds(20)
                .then()
                .keepIn(after, "web")
                .routed("web", 5);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_node_that_comes_back_before_the_replacement_is_ready_keeps_its_task() {
        List<TaskId> before = new ArrayList<>();
        List<TaskId> after = new ArrayList<>();
        given().nodes(2)
                .app("web")
                .then()
                .keepIn(before, "web")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(6.5)
                .then()
                .alive("web", 2)
                .when()
                .nodeComesBack("n1")
                .seconds(10)
                .then()
                .ready("web", 1)
                .alive("web", 1)
                .keepIn(after, "web");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_node_that_comes_back_late_stops_what_was_replaced() {
        given().nodes(2)
                .app("web")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(100)
                .then()
                .on("web", "n2")
                .alive("web", 1)
                .when()
                .nodeComesBack("n1")
                .seconds(5)
                .then()
                .on("web", "n2")
                .alive("web", 1)
                .nothingToExplain("web");
    }

    @Test
    void a_lone_node_that_is_away_changes_nothing() {
        List<TaskId> before = new ArrayList<>();
        List<TaskId> after = new ArrayList<>();
        given().nodes(1)
                .app("web")
                .replicas(3)
                .then()
                .keepIn(before, "web")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(600)
                .then()
                .routed("web", 3)
                .explained("web", "NodeNotConnected", "node n1 is out of reach and no other node takes 3 of its tasks")
                .when()
                .nodeComesBack("n1")
                .seconds(5)
                .then()
                .keepIn(after, "web")
                .nothingToExplain("web");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void tasks_that_fit_nowhere_else_wait_for_their_node() {
        given().node("big", node -> node.capacity(4000, 8192, 4096))
                .node("small", node -> node.capacity(4000, 128, 4096))
                .app("web")
                .memory(1024)
                .when()
                .nodeLosesTheServer("big")
                .seconds(60)
                .then()
                .on("web", "big")
                .explained("web", "InsufficientMemory", "small has 128Mi memory free of 128Mi, the task asks for 1Gi")
                .outlook(
                        "web",
                        outlook -> assertThat(outlook.remedy())
                                .contains("ask for at most 128Mi memory to fit on node small"));
    }

    @Test
    void a_node_taken_out_of_the_cluster_takes_its_tasks_with_it() {
        given().nodes(2)
                .app("web")
                .replicas(2)
                .when()
                .nodeIsRemoved("n1")
                .seconds(5)
                .then()
                .ready("web", 2)
                .perNode("web", 2);
    }

    @Test
    void a_rebooted_node_that_forgot_everything_gets_new_tasks() {
        given().nodes(1)
                .app("web")
                .replicas(2)
                .when()
                .nodeDies("n1")
                .seconds(3)
                .nodeComesBack("n1")
                .seconds(5)
                .then()
                .ready("web", 2)
                .alive("web", 2);
    }

    @Test
    void what_a_node_restarted_by_itself_is_taken_over() {
        given().nodes(1)
                .app("web")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(6)
                .taskExits("web", 1)
                .seconds(10)
                .nodeComesBack("n1")
                .seconds(60)
                .then()
                .ready("web", 1)
                .alive("web", 1)
                .remembered("web", 2)
                .nothingToExplain("web");
    }

    @Test
    void what_a_node_restarted_by_itself_goes_when_its_slot_is_served_elsewhere() {
        given().nodes(2)
                .app("web")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(6)
                .taskExits("web", 1)
                .seconds(60)
                .nodeComesBack("n1")
                .seconds(60)
                .then()
                .on("web", "n2")
                .alive("web", 1)
                .ready("web", 1);
    }

    @Test
    void a_cordoned_node_keeps_its_tasks_and_takes_no_new_ones() {
        given().nodes(2)
                .app("web")
                .replicas(2)
                .when()
                .cordon("n1")
                .scale("web", 4)
                .seconds(5)
                .then()
                .ready("web", 4)
                .perNode("web", 1, 3);
    }

    @Test
    void a_draining_node_loses_its_tasks_only_when_others_serve_in_their_place() {
        When story = given().nodes(3).app("web").replicas(3).when().drain("n1");
        for (int i = 0; i < 40; i++) {
            story.aMomentPasses().then().routed("web", i, 3, 4);
        }
        story.then().perNode("web", 0, 2, 1).alive("web", 3).nothingToExplain("web");
    }

    @Test
    void a_draining_node_keeps_what_fits_nowhere_else() {
        given().nodes(1)
                .app("web")
                .when()
                .drain("n1")
                .seconds(60)
                .then()
                .ready("web", 1)
                .when()
                .activate("n1")
                .seconds(5)
                .then()
                .nothingToExplain("web");
    }
}
