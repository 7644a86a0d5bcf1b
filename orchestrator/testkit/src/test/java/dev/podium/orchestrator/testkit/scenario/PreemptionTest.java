package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.JobPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node has room for four tasks of a thousand millicores. */
class PreemptionTest {
    private static Given full(int replicas, int priority) {
        return given().nodes(2)
                .app("batch")
                .replicas(replicas)
                .which(app -> app.cpu(1000).priority(priority).disruption("100%"));
    }

    @Test
    void a_more_important_app_takes_the_room_of_less_important_ones() {
        full(8, 50)
                .when()
                .publish("web", app -> app.replicas(2).cpu(2000).priority(200))
                .aMomentPasses()
                .then()
                .madeRoom("batch", 4)
                .explained("web", "Preempting", "room on node n", "waiting until instance ", "of app batch")
                .explained("batch", "InsufficientCpu", "made room for app web, which has a higher priority")
                .when()
                .seconds(20)
                .then()
                .ready("web", 2)
                .ready("batch", 4)
                .madeRoom("batch", 4)
                .nothingToExplain("web");
    }

    @Test
    void those_that_go_are_drained_first() {
        full(8, 50)
                .when()
                .clientsHoldOn("batch")
                .publish("web", app -> app.cpu(1000).priority(200))
                .seconds(5)
                .then()
                .draining("batch", 1)
                .ready("web", 0)
                .when()
                .clientsLetGo()
                .seconds(15)
                .then()
                .ready("web", 1);
    }

    @Test
    void equals_do_not_take_from_each_other() {
        full(8, 100)
                .when()
                .publish("web", app -> app.cpu(1000))
                .seconds(10)
                .then()
                .ready("batch", 8)
                .madeRoom("batch", 0)
                .explained("web", "InsufficientCpu", "has 0 cpu free");
    }

    @Test
    void nobody_goes_when_there_is_room() {
        full(7, 50)
                .when()
                .publish("web", app -> app.cpu(1000).priority(900))
                .seconds(10)
                .then()
                .ready("web", 1)
                .madeRoom("batch", 0);
    }

    @Test
    void nobody_goes_for_a_wish() {
        full(4, 50)
                .when()
                .publish(
                        "web",
                        app -> app.cpu(1000)
                                .replicas(2)
                                .priority(900)
                                .affinities(new Affinity(
                                        new Affinity.ToApp("batch", "node"), true, new Affinity.Preferred(100))))
                .seconds(10)
                .then()
                .ready("web", 2)
                .madeRoom("batch", 0);
    }

    @Test
    void nobody_goes_when_it_would_not_help() {
        full(8, 50)
                .when()
                .publish("web", app -> app.cpu(5000).priority(900))
                .seconds(10)
                .then()
                .ready("batch", 8)
                .madeRoom("batch", 0)
                .explained("web", "InsufficientCpu", "cpu free");
    }

    @Test
    void the_least_important_go_first() {
        given().nodes(1)
                .app("low")
                .which(app -> app.cpu(1000).priority(10))
                .app("lower")
                .which(app -> app.cpu(1000).priority(5))
                .app("middle")
                .replicas(2)
                .which(app -> app.cpu(1000).priority(50).disruption("100%"))
                .when()
                .publish("web", app -> app.cpu(1000).priority(100))
                .seconds(15)
                .then()
                .ready("web", 1)
                .madeRoom("lower", 1)
                .madeRoom("low", 0)
                .madeRoom("middle", 0);
    }

    @Test
    void one_goes_when_one_is_enough() {
        given().nodes(1)
                .app("small")
                .replicas(2)
                .which(app -> app.cpu(500).priority(10).disruption("100%"))
                .app("big")
                .which(app -> app.cpu(3000).priority(10))
                .when()
                .publish("web", app -> app.cpu(1000).priority(100))
                .seconds(15)
                .then()
                .ready("web", 1)
                .madeRoom("big", 1)
                .madeRoom("small", 0);
    }

    @Test
    void no_more_go_at_once_than_the_budget_allows() {
        given().nodes(1)
                .app("batch")
                .replicas(4)
                .which(app -> app.cpu(1000).priority(10).disruption("1"))
                .when()
                .publish("web", app -> app.cpu(2000).priority(100))
                .seconds(15)
                .then()
                .ready("batch", 4)
                .explained("web", "InsufficientCpu", "cpu free")
                .when()
                .publish("api", app -> app.cpu(1000).replicas(2).priority(100))
                .seconds(15)
                .then()
                .ready("api", 1)
                .ready("batch", 3);
    }

    @Test
    void an_app_that_gives_nothing_away_keeps_everything() {
        given().nodes(1)
                .app("batch")
                .replicas(4)
                .which(app -> app.cpu(1000).priority(10).disruption("0"))
                .when()
                .publish("web", app -> app.cpu(1000).priority(1000))
                .seconds(15)
                .then()
                .ready("batch", 4)
                .ready("web", 0);
    }

    @Test
    void the_room_is_kept_for_whom_it_was_made() {
        // One of batch's tasks goes at once, the other holds on: what is free already must not go back to batch.
        given().nodes(1)
                .app("batch")
                .replicas(4)
                .which(app -> app.cpu(1000).priority(10).disruption("100%"))
                .when()
                .clientsHoldOn("batch")
                .publish("web", app -> app.cpu(2000).priority(100))
                .seconds(3)
                .then()
                .madeRoom("batch", 2)
                .when()
                .seconds(60)
                .then()
                .ready("web", 1)
                .ready("batch", 2)
                .madeRoom("batch", 2);
    }

    @Test
    void an_update_of_an_important_app_pushes_nobody_out() {
        given().nodes(1)
                .app("web")
                .which(app -> app.cpu(3000).priority(500))
                .app("batch")
                .which(app -> app.cpu(1000).priority(10))
                .when()
                .deploy("web", "shop/web:2")
                .seconds(15)
                .then()
                .ready("batch", 1)
                .madeRoom("batch", 0)
                .explained("web", "InsufficientCpu", "cpu free")
                .outlook("web", outlook -> assertThat(outlook.remedy()).contains("stop-first"));
    }

    @Test
    void a_job_that_makes_room_goes_on_later_and_counts_no_failure() {
        given().nodes(1)
                .job("import")
                .which(job ->
                        job.cpu(3000).priority(10).job(new JobPolicy(1, 1, 0, Optional.empty(), Optional.empty())))
                .when()
                .publish("web", app -> app.cpu(2000).priority(200))
                .seconds(15)
                .then()
                .ready("web", 1)
                .madeRoom("import", 1)
                .explained("import", "InsufficientCpu", "made room for app web")
                .when()
                .delete("web")
                .seconds(15)
                .then()
                .alive("import", 1)
                .run("import", run -> assertThat(run.failures()).isZero())
                .when()
                .allTasksExit("import", 0)
                .seconds(5)
                .then()
                .ended("import", "Completed", "1 of 1");
    }

    @Test
    void a_global_app_that_made_room_does_not_take_it_back() {
        given().nodes(1)
                .app("agent")
                .which(app -> app.global().cpu(3000).priority(10))
                .when()
                .publish("web", app -> app.cpu(2000).priority(200))
                .seconds(30)
                .then()
                .ready("web", 1)
                .madeRoom("agent", 1)
                .ready("agent", 0);
    }

    @Test
    void a_global_app_makes_itself_room_on_each_node() {
        full(8, 50)
                .when()
                .publish("agent", app -> app.global().cpu(500).priority(900))
                .seconds(20)
                .then()
                .perNode("agent", 1, 1)
                .ready("batch", 6);
    }
}
