package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.Outlook;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private static final ClusterPolicy PACK = new ClusterPolicy(Strategy.PACK);

    @Test
    void a_spreading_cluster_uses_all_nodes_and_a_packing_one_as_few_as_it_can() {
        given().nodes(3).app("web").replicas(6).then().perNode("web", 2, 2, 2);
        given().nodes(3).policy(PACK).app("web").replicas(6).then().perNode("web", 6, 0, 0);
    }

    @Test
    void packing_keeps_to_the_spread_an_app_asks_for() {
        given().policy(PACK)
                .node("a1", node -> node.label("zone", "a"))
                .node("a2", node -> node.label("zone", "a"))
                .node("b1", node -> node.label("zone", "b"))
                .app("web")
                .replicas(4)
                .which(app -> app.spread("zone"))
                .then()
                .perNode("web", 2, 0, 2);
    }

    @Test
    void a_port_of_a_node_is_given_once() {
        given().nodes(2)
                .app("web")
                .replicas(3)
                .which(app -> app.hostPort(8443))
                .then()
                .perNode("web", 1, 1)
                .explained("web", "HostPortTaken", "has given its port 8443 to another task");
    }

    @Test
    void disk_that_is_given_away_is_gone() {
        given().node("n1", node -> node.disk(1000))
                .app("web")
                .replicas(3)
                .which(app -> app.disk(400))
                .then()
                .perNode("web", 2)
                .explained("web", "InsufficientDisk", "has 200Mi disk free of 1000Mi, the task asks for 400Mi");
    }

    @Test
    void generic_resources_are_counted() {
        given().node("n1", node -> node.generic("fpga", 3))
                .node("n2", node -> node)
                .app("web")
                .replicas(2)
                .which(app -> app.generic("fpga", 2))
                .then()
                .perNode("web", 1, 0)
                .explained("web", "InsufficientResource", "fpga free of");
    }

    @Test
    void shares_live_on_one_gpu_and_fill_it_before_they_break_another() {
        given().node("n1", node -> node.gpus(2, "A10"))
                .app("share")
                .replicas(5)
                .which(app -> app.gpu(400))
                .then()
                .gpus("share", 0, 0, 1, 1)
                .explained("share", "InsufficientGpu", "at most 0.2 free on any of its 2 GPUs");
    }

    @Test
    void whole_gpus_need_wholly_free_ones() {
        given().node("n1", node -> node.gpus(3, "A10"))
                .app("share")
                .which(app -> app.gpu(100))
                .app("whole")
                .replicas(2)
                .which(app -> app.gpu(2000))
                .then()
                .gpus("share", 0)
                .gpus("whole", 1, 2)
                .explained("whole", "InsufficientGpu", "0 of 3 GPUs wholly free, the task asks for 2 gpu");
    }

    @Test
    void a_gpu_model_can_be_asked_for() {
        given().node("n1", node -> node.gpus(1, "T4"))
                .node("n2", node -> node.gpus(1, "A10"))
                .app("train")
                .which(app -> app.gpu(1000, "A10"))
                .app("other")
                .which(app -> app.gpu(1000, "H100"))
                .then()
                .on("train", "n2")
                .explained("other", "GpuModelNotOnNode", "the task asks for 1 gpu of model H100");
    }

    @Test
    void a_restarted_task_is_given_gpus_again() {
        given().node("n1", node -> node.gpus(1, "A10"))
                .app("train")
                .which(app -> app.gpu(1000))
                .when()
                .taskExits("train", 1)
                .seconds(5)
                .then()
                .gpus("train", 0);
    }

    @Test
    void what_a_node_does_alone_keeps_its_gpus() {
        given().node("n1", node -> node.gpus(2, "A10"))
                .node("n2", node -> node.gpus(2, "A10"))
                .app("train")
                .replicas(2)
                .which(app -> app.gpu(2000))
                .when()
                .nodeLosesTheServer("n1")
                .seconds(1)
                .nodeComesBack("n1")
                .seconds(5)
                .then()
                .gpus("train", 0, 1, 0, 1);
    }

    @Test
    void room_that_is_added_is_used_at_once() {
        given().node("n1", node -> node.capacity(1000, 100, 100))
                .app("web")
                .which(app -> app.memory(200))
                .when()
                .then()
                .explained("web", "InsufficientMemory", "memory free of 100Mi")
                .when()
                .nodeJoins("n2")
                .aMomentPasses()
                .then()
                .on("web", "n2");
    }

    @Test
    void an_explanation_counts_all_nodes_and_names_some_with_their_first_reason() {
        Given given = given();
        for (int i = 1; i <= 30; i++) {
            given.node("n" + i, node -> node.capacity(50, 100, 10));
        }
        given.node("roomy", node -> node)
                .app("web")
                .which(app -> app.memory(200).constraints("node.name != roomy"))
                .then()
                .explained(
                        "web", "InsufficientCpu", "30 of 31 nodes: insufficient cpu, 1 of 31 nodes: constraint not met")
                .outlook("web", outlook -> {
                    assertThat(outlook.nodes()).isEqualTo(31);
                    assertThat(outlook.counts())
                            .containsExactly(
                                    new Outlook.Count("InsufficientCpu", 30), new Outlook.Count("ConstraintNotMet", 1));
                    assertThat(outlook.refusals())
                            .hasSize(20)
                            .extracting(Outlook.Refusal::node)
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void the_cheapest_change_is_named_for_every_kind_of_room() {
        given().node("n1", node -> node.gpus(2, "A10").disk(500).generic("fpga", 1))
                .app("gpu")
                .which(app -> app.gpu(4000))
                .app("disk")
                .which(app -> app.disk(800))
                .app("fpga")
                .which(app -> app.generic("fpga", 3))
                .then()
                .outlook(
                        "gpu",
                        outlook -> assertThat(outlook.remedy()).startsWith("ask for at most 2 gpu to fit on node n1"))
                .outlook(
                        "disk",
                        outlook ->
                                assertThat(outlook.remedy()).startsWith("ask for at most 500Mi disk to fit on node n1"))
                .outlook(
                        "fpga",
                        outlook -> assertThat(outlook.remedy()).startsWith("ask for at most 1 fpga to fit on node n1"));
    }
}
