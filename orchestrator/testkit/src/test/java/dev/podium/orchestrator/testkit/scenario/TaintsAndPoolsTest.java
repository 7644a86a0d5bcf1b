package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.constraint.Toleration;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaintsAndPoolsTest {
    private static Toleration tolerate(String key) {
        return new Toleration(key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Toleration stay(String key, int seconds) {
        return new Toleration(
                key, Optional.empty(), Optional.of(Effect.NO_EXECUTE), Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void a_tainted_node_takes_only_those_that_tolerate_it_and_keeps_what_it_has() {
        given().nodes(2)
                .app("old")
                .replicas(2)
                .when()
                .taint("n1", "gpu", Effect.NO_SCHEDULE)
                .publish("web", app -> app.replicas(2))
                .publish("train", app -> app.replicas(2).tolerations(tolerate("gpu")))
                .seconds(5)
                .then()
                .perNode("old", 1, 1)
                .perNode("web", 0, 2)
                .perNode("train", 1, 1);
    }

    @Test
    void an_app_no_node_takes_because_of_taints_is_told_which_toleration_it_lacks() {
        given().nodes(1)
                .when()
                .taint("n1", "gpu", Effect.NO_SCHEDULE)
                .publish("web", app -> app)
                .seconds(5)
                .then()
                .explained(
                        "web", "NodeTainted", "node n1 has the taint gpu:NoSchedule, which the app does not tolerate")
                .outlook(
                        "web",
                        outlook -> assertThat(outlook.remedy())
                                .contains("add the toleration {\"key\": \"gpu\", \"effect\": \"NoSchedule\"}"));
    }

    @Test
    void a_node_to_be_avoided_is_the_last_choice() {
        given().nodes(2)
                .when()
                .taint("n1", "slow", Effect.PREFER_NO_SCHEDULE)
                .publish("web", app -> app.replicas(3))
                .publish("big", app -> app.replicas(2).memory(6000))
                .seconds(5)
                .then()
                .perNode("web", 0, 3)
                .perNode("big", 1, 1);
    }

    @Test
    void no_execute_moves_what_does_not_tolerate_it_replacement_first() {
        given().nodes(2)
                .app("web")
                .replicas(2)
                .when()
                .taint("n1", "broken", Effect.NO_EXECUTE)
                .aMomentPasses()
                .then()
                .routed("web", 2)
                .when()
                .seconds(20)
                .then()
                .perNode("web", 0, 2)
                .ready("web", 2);
    }

    @Test
    void who_tolerates_it_for_a_while_leaves_after_that_while() {
        given().nodes(2)
                .app("web")
                .replicas(2)
                .which(app -> app.tolerations(stay("broken", 30)))
                .when()
                .taint("n1", "broken", Effect.NO_EXECUTE)
                .seconds(25)
                .then()
                .perNode("web", 1, 1)
                .when()
                .seconds(30)
                .then()
                .perNode("web", 0, 2);
    }

    @Test
    void a_global_app_leaves_a_node_it_is_not_to_run_on_and_comes_back() {
        given().nodes(2)
                .app("agent")
                .which(app -> app.global())
                .when()
                .taint("n1", "broken", Effect.NO_EXECUTE)
                .seconds(20)
                .then()
                .perNode("agent", 0, 1)
                .nothingToExplain("agent")
                .when()
                .nodeJoins("n3")
                .seconds(5)
                .then()
                .perNode("agent", 0, 1, 1);
    }

    @Test
    void a_fenced_pool_runs_its_tenants_apps_and_nothing_of_others() {
        given().nodes(2)
                .when()
                .pool("n1", "fast", "acme")
                .publish("theirs", app -> app.tenant("globex").replicas(3))
                .publish("ours", app -> app.tenant("acme").replicas(2))
                .publish("nobodys", app -> app.replicas(1))
                .seconds(5)
                .then()
                .perNode("theirs", 0, 3)
                .perNode("ours", 1, 1)
                .perNode("nobodys", 0, 1);
    }

    @Test
    void what_a_node_says_of_itself_opens_no_fence() {
        given().node("n1", node -> node.label("pool", "mine").label("tenant", "globex"))
                .when()
                .pool("n1", "fast", "acme")
                .publish("theirs", app -> app.tenant("globex"))
                .seconds(5)
                .then()
                .explained("theirs", "PoolFenced", "node n1 is in node pool fast, which is fenced to other tenants")
                .outlook("theirs", outlook -> assertThat(outlook.toString()).doesNotContain("acme"));
    }

    @Test
    void a_fence_that_is_put_up_later_moves_others_away() {
        given().nodes(2)
                .app("theirs")
                .replicas(2)
                .which(app -> app.tenant("globex"))
                .when()
                .pool("n1", "fast", "acme")
                .seconds(20)
                .then()
                .perNode("theirs", 0, 2)
                .ready("theirs", 2);
    }

    @Test
    void pools_can_be_named_in_constraints() {
        given().nodes(3)
                .when()
                .pool("n2", "fast")
                .publish("web", app -> app.replicas(2).constraints("node.pool == fast"))
                .publish("rest", app -> app.replicas(2).constraints("node.pool !exists"))
                .seconds(5)
                .then()
                .perNode("web", 0, 2, 0)
                .perNode("rest", 1, 0, 1);
    }
}
