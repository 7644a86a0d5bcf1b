package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacementTest {
    private static Given twoZones() {
        return given().node("a1", node -> node.label("zone", "a").label("rack", "1"))
                .node("a2", node -> node.label("zone", "a").label("rack", "2"))
                .node("a3", node -> node.label("zone", "a").label("rack", "2"))
                .node("b1", node -> node.label("zone", "b").label("rack", "1"));
    }

    @Test
    void tasks_are_even_over_zones_then_racks_then_nodes() {
        twoZones()
                .app("web")
                .replicas(8)
                .which(app -> app.spread("zone", "rack"))
                .then()
                .perNode("web", 2, 1, 1, 4);
    }

    @Test
    void scaling_up_and_down_keeps_zones_even() {
        twoZones()
                .app("web")
                .replicas(2)
                .which(app -> app.spread("zone", "rack"))
                .when()
                .scale("web", 8)
                .seconds(5)
                .then()
                .perNode("web", 2, 1, 1, 4)
                .when()
                .scale("web", 4)
                .seconds(5)
                .then()
                .perNode("web", 1, 1, 0, 2);
    }

    @Test
    void without_a_spread_nodes_are_even() {
        twoZones().app("web").replicas(8).then().perNode("web", 2, 2, 2, 2);
    }

    @Test
    void the_node_with_most_room_left_comes_first() {
        given().node("n1", node -> node.capacity(1000, 1024, 100))
                .node("n2", node -> node.capacity(8000, 8192, 4096))
                .app("web")
                .then()
                .on("web", "n2");
    }

    @Test
    void constraints_are_kept() {
        twoZones()
                .app("web")
                .replicas(3)
                .which(app -> app.constraints("node.labels.zone == a", "node.name != a2"))
                .then()
                .perNode("web", 2, 0, 1, 0);
    }

    @Test
    void a_constraint_nobody_meets_names_the_label_to_give() {
        given().nodes(1)
                .app("web")
                .which(app -> app.constraints("node.labels.disk == ssd"))
                .then()
                .explained("web", "ConstraintNotMet", "node n1 does not meet node.labels.disk == ssd")
                .outlook("web", outlook -> assertThat(outlook.remedy()).contains("give node n1 the label disk=ssd"))
                .when()
                .label("n1", "disk", "ssd")
                .seconds(3)
                .then()
                .ready("web", 1)
                .nothingToExplain("web");
    }

    @Test
    void a_local_image_runs_only_where_it_is() {
        given().node("n1", node -> node)
                .node("n2", node -> node.image("sha256:abc", "shop/local:1"))
                .app("web")
                .replicas(2)
                .which(app -> app.localImage("shop/local:1", "sha256:abc"))
                .then()
                .perNode("web", 0, 2);
    }

    @Test
    void a_local_image_that_is_nowhere_is_explained() {
        given().nodes(2)
                .app("web")
                .which(app -> app.localImage("shop/local:1", "sha256:abc"))
                .then()
                .explained("web", "ImageNotOnNode", "does not have image shop/local:1, which no registry has");
    }

    @Test
    void a_node_that_has_the_image_is_preferred_among_equals() {
        given().nodes(1)
                .node("n2", node -> node.image("sha256:def", "shop/web:1"))
                .app("web")
                .then()
                .on("web", "n2");
    }

    @Test
    void a_node_is_filled_up_to_its_memory_its_cpu_and_its_processes() {
        given().node("n1", node -> node.capacity(1000, 256, 1000))
                .node("n2", node -> node.capacity(200, 8192, 1000))
                .node("n3", node -> node.capacity(1000, 8192, 64))
                .app("web")
                .replicas(10)
                .then()
                .perNode("web", 4, 2, 1)
                .outlook("web", outlook -> {
                    assertThat(outlook.missing()).isEqualTo(3);
                    assertThat(outlook.message()).startsWith("no node takes 3 tasks: ");
                    assertThat(outlook.refusals())
                            .extracting(refusal -> refusal.node() + " " + refusal.code())
                            .containsExactly("n1 InsufficientMemory", "n2 InsufficientCpu", "n3 InsufficientPids");
                });
    }

    @Test
    void what_waits_for_room_gets_it_when_others_leave() {
        given().node("n1", node -> node.capacity(300, 8192, 4096))
                .app("first")
                .replicas(3)
                .app("second")
                .then()
                .explained("second", "InsufficientCpu", "has 0 cpu free of 300m, the task asks for 100m")
                .when()
                .scale("first", 2)
                .seconds(5)
                .then()
                .ready("second", 1);
    }

    @Test
    void a_node_whose_engine_is_down_takes_nothing() {
        given().node("n1", node -> node.engineDown())
                .app("web")
                .then()
                .explained("web", "EngineDown", "its container engine does not answer");
    }

    @Test
    void without_nodes_the_advice_is_to_join_one() {
        given().app("web")
                .then()
                .explained("web", "NoNodes", "no node has joined the cluster")
                .outlook("web", outlook -> assertThat(outlook.remedy()).isEqualTo("join a node to the cluster"));
    }
}
