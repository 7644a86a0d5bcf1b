package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Affinity.Preferred;
import dev.podium.orchestrator.model.workload.Affinity.Required;
import dev.podium.orchestrator.model.workload.Affinity.ToApp;
import dev.podium.orchestrator.model.workload.Affinity.ToNodes;
import org.junit.jupiter.api.Test;

class AffinityTest {
    private static Given twoZones() {
        return given().node("a1", node -> node.label("zone", "a"))
                .node("a2", node -> node.label("zone", "a").label("disk", "ssd"))
                .node("b1", node -> node.label("zone", "b"))
                .node("b2", node -> node.label("zone", "b").label("disk", "ssd"));
    }

    private static Affinity near(String app, String topology) {
        return new Affinity(new ToApp(app, topology), false, new Required());
    }

    private static Affinity apart(String app, String topology) {
        return new Affinity(new ToApp(app, topology), true, new Required());
    }

    private static Affinity wish(String app, String topology, boolean away) {
        return new Affinity(new ToApp(app, topology), away, new Preferred(10));
    }

    private static Affinity nodes(String expression, int weight) {
        return new Affinity(new ToNodes(ExpressionParser.parse(expression)), false, new Preferred(weight));
    }

    @Test
    void an_app_that_keeps_apart_from_itself_has_one_task_a_node() {
        twoZones()
                .app("web")
                .replicas(5)
                .which(app -> app.affinities(apart("web", "node")))
                .then()
                .perNode("web", 1, 1, 1, 1)
                .explained("web", "AntiAffinity", "has a task of app web, from which the app is kept apart")
                .outlook("web", outlook -> assertThat(outlook.missing()).isEqualTo(1))
                .when()
                .nodeJoins("c1")
                .seconds(5)
                .then()
                .perNode("web", 1, 1, 1, 1, 1)
                .nothingToExplain("web");
    }

    @Test
    void an_app_that_keeps_apart_from_itself_by_zone_has_one_task_a_zone() {
        twoZones()
                .app("web")
                .replicas(3)
                .which(app -> app.affinities(apart("web", "zone")))
                .then()
                .ready("web", 2)
                .explained("web", "AntiAffinity", "has a task of app web in its zone");
    }

    @Test
    void an_app_that_has_to_be_near_another_runs_in_its_zone_only() {
        twoZones()
                .app("cache")
                .which(app -> app.constraints("node.name == b1"))
                .app("web")
                .replicas(4)
                .which(app -> app.affinities(near("cache", "zone")))
                .then()
                .perNode("web", 0, 0, 2, 2);
    }

    @Test
    void an_app_nobody_runs_draws_nobody_and_that_is_explained() {
        twoZones()
                .app("web")
                .which(app -> app.affinities(near("cache", "zone")))
                .then()
                .ready("web", 0)
                .explained("web", "AffinityNotMet", "has no task of app cache in its zone")
                .when()
                .publish("cache", app -> app)
                .seconds(5)
                .then()
                .ready("web", 1);
    }

    @Test
    void an_app_that_wants_to_be_together_stays_in_the_zone_of_its_first_task() {
        twoZones()
                .app("web")
                .replicas(6)
                .which(app -> app.affinities(near("web", "zone")))
                .then()
                .perNode("web", 3, 3, 0, 0);
    }

    @Test
    void who_is_there_keeps_newcomers_away_that_say_nothing_themselves() {
        twoZones()
                .app("db")
                .which(app -> app.constraints("node.name == a1").affinities(apart("web", "zone")))
                .when()
                .publish("web", app -> app.replicas(4))
                .seconds(5)
                .then()
                .perNode("web", 0, 0, 2, 2)
                .when()
                .deploy("web", app -> app.constraints("node.labels.zone == a"))
                .seconds(5)
                .then()
                .outlook(
                        "web",
                        outlook -> assertThat(outlook.refusals())
                                .extracting(refusal -> refusal.node() + " " + refusal.reason())
                                .contains(
                                        "a1 has a task of app db in its zone \"a\", which is kept apart from app web"));
    }

    @Test
    void those_placed_in_the_same_plan_keep_apart_too() {
        twoZones()
                .app("a")
                .which(app -> app.affinities(apart("b", "zone")))
                .app("b")
                .replicas(2)
                .then()
                .on("a", "a1")
                .perNode("b", 0, 0, 1, 1);
    }

    @Test
    void wishes_come_before_evenness_over_nodes_and_after_a_spread() {
        twoZones()
                .app("cache")
                .which(app -> app.constraints("node.name == b1"))
                .app("web")
                .replicas(2)
                .which(app -> app.affinities(wish("cache", "node", false)))
                .app("even")
                .replicas(2)
                .which(app -> app.spread("zone").affinities(wish("cache", "zone", false)))
                .then()
                .perNode("web", 0, 0, 2, 0)
                .perNode("even", 1, 0, 0, 1);
    }

    @Test
    void a_wish_to_keep_apart_gives_way_when_there_is_no_other_place() {
        twoZones()
                .app("web")
                .replicas(3)
                .which(app -> app.affinities(wish("web", "zone", true)))
                .then()
                .ready("web", 3)
                .perNode("web", 1, 1, 1, 0);
    }

    @Test
    void the_heavier_wish_wins() {
        twoZones()
                .app("web")
                .which(app -> app.affinities(nodes("node.labels.disk == ssd", 10), nodes("node.name == a1", 5)))
                .app("api")
                .which(app -> app.affinities(nodes("node.labels.disk == ssd", 10), nodes("node.name == b1", 15)))
                .then()
                .on("web", "a2")
                .on("api", "b1");
    }

    @Test
    void what_is_required_of_nodes_is_a_constraint() {
        twoZones()
                .app("web")
                .replicas(4)
                .which(app -> app.affinities(new Affinity(
                        new ToNodes(ExpressionParser.parse("node.labels.disk exists")), true, new Required())))
                .then()
                .perNode("web", 2, 0, 2, 0);
    }
}
