package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RebalanceTest {
    private static final Rebalancing SOON = new Rebalancing(20, 1, Duration.ofSeconds(30));
    private static final ClusterPolicy SPREADING = ClusterPolicy.DEFAULT.with(SOON);
    private static final ClusterPolicy PACKING = new ClusterPolicy(Strategy.PACK).with(SOON);

    @Test
    void nothing_is_moved_unless_operators_want_it() {
        given().nodes(1)
                .app("web")
                .replicas(4)
                .when()
                .nodeJoins("n2")
                .seconds(300)
                .then()
                .perNode("web", 4, 0);
    }

    @Test
    void a_node_that_joins_gets_its_share_one_task_at_a_time_and_nobody_notices() {
        When story = given().nodes(1).policy(SPREADING).app("web").replicas(4).when();
        story.nodeJoins("n2");

        for (int step = 0; step < 600; step++) {
            story.aMomentPasses().then().routed("web", step, 4, 5).aliveAtMost("web", 5);
        }

        story.then().ready("web", 4).perNode("web", 2, 2);
    }

    @Test
    void it_comes_to_rest() {
        given().nodes(3)
                .policy(SPREADING)
                .app("web")
                .replicas(7)
                .memory(1000)
                .when()
                .seconds(600)
                .then()
                .remembered("web", 7)
                .perNode("web", 3, 2, 2);
    }

    @Test
    void a_zone_that_comes_back_gets_its_share() {
        given().policy(SPREADING)
                .node("a1", node -> node.label("zone", "a"))
                .node("a2", node -> node.label("zone", "a"))
                .node("b1", node -> node.label("zone", "b"))
                .app("web")
                .replicas(4)
                .which(app -> app.spread("zone"))
                .when()
                .nodeDies("b1")
                .seconds(60)
                .then()
                .perNode("web", 2, 2, 0)
                .when()
                .nodeComesBack("b1")
                .seconds(120)
                .then()
                .perNode("web", 1, 1, 2);
    }

    @Test
    void a_full_node_is_relieved_by_an_emptier_one() {
        given().nodes(1)
                .policy(SPREADING)
                .app("one")
                .memory(3000)
                .app("two")
                .memory(3000)
                .when()
                .nodeJoins("n2")
                .seconds(120)
                .then()
                .on("one", "n2")
                .on("two", "n1");
    }

    @Test
    void what_no_node_takes_does_not_hold_others_up() {
        given().nodes(1)
                .policy(SPREADING)
                .app("web")
                .replicas(4)
                .app("huge")
                .memory(1_000_000)
                .when()
                .nodeJoins("n2")
                .seconds(200)
                .then()
                .ready("huge", 0)
                .perNode("web", 2, 2);
    }

    @Test
    void what_may_not_be_disturbed_stays() {
        given().nodes(1)
                .policy(SPREADING)
                .app("web")
                .replicas(4)
                .which(app -> app.disruption("0"))
                .app("single")
                .replicas(2)
                .which(app -> app.stopFirst(1))
                .when()
                .nodeJoins("n2")
                .seconds(200)
                .then()
                .perNode("web", 4, 0)
                .perNode("single", 2, 0);
    }

    @Test
    void a_move_that_does_not_succeed_is_called_off() {
        When story = given().nodes(1)
                .policy(SPREADING)
                .app("web")
                .replicas(2)
                .when()
                .nodeJoins("n2")
                .seconds(25);
        story.nodeLosesTheServer("n2").seconds(700).then().ready("web", 2).perNode("web", 2, 0);
    }

    @Test
    void a_node_that_is_nearly_empty_is_emptied_where_the_cluster_packs() {
        given().node("n1", node -> node)
                .node("n2", node -> node)
                .policy(ClusterPolicy.DEFAULT)
                .app("web")
                .replicas(4)
                .memory(500)
                .app("big")
                .memory(4000)
                .when()
                .policy(PACKING)
                .seconds(300)
                .then()
                .ready("web", 4)
                .ready("big", 1)
                .perNode("big", 1, 0)
                .perNode("web", 4, 0);
    }
}
