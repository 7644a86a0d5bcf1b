package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.workload.RestartPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartTest {
    @Test
    void a_task_that_was_healthy_is_followed_at_once_on_the_same_node() {
        given().nodes(3)
                .app("web")
                .when()
                .seconds(20)
                .taskExits("web", 137)
                .seconds(2)
                .then()
                .ready("web", 1)
                .newestWaits("web", Duration.ZERO)
                .on("web", "n1")
                .remembered("web", 2);
    }

    @Test
    void a_task_that_fails_soon_waits_twice_as_long_each_time_up_to_the_longest_wait() {
        given().nodes(1)
                .app("web")
                .image("shop/crashing:1")
                .which(app -> app.backoff(Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .when()
                .seconds(10)
                .then()
                .waited("web", 0, 1, 2, 4, 5, 5);
    }

    @Test
    void what_a_developer_reads_names_the_wait_the_exit_code_and_the_attempt() {
        given().nodes(1)
                .app("web")
                .image("shop/crashing:1")
                .then()
                .explained("web", "Backoff", "restarting in 4 s after exit code 1 (attempt 4)");
    }

    @Test
    void a_new_release_does_not_wait_for_the_old_ones_backoff() {
        given().nodes(1)
                .app("web")
                .image("shop/crashing:1")
                .when()
                .seconds(120)
                .deploy("web", "shop/web:2")
                .seconds(3)
                .then()
                .ready("web", 1)
                .nothingToExplain("web");
    }

    @Test
    void only_the_last_five_ended_tasks_of_a_slot_are_remembered() {
        given().nodes(1)
                .app("web")
                .image("shop/crashing:1")
                .when()
                .seconds(600)
                .then()
                .remembered("web", 6);
    }

    @Test
    void a_finished_task_is_followed_only_when_its_policy_says_so() {
        given().nodes(1)
                .app("once")
                .which(app -> app.restart(RestartPolicy.When.ON_FAILURE))
                .when()
                .taskExits("once", 0)
                .seconds(30)
                .then()
                .alive("once", 0)
                .remembered("once", 1)
                .explained("once", "Completed", "exit code 0")
                .when()
                .deploy("once", "shop/web:2")
                .seconds(3)
                .then()
                .ready("once", 1);
    }

    @Test
    void an_image_that_cannot_be_pulled_is_explained_with_the_registrys_answer_and_tried_again() {
        given().nodes(2)
                .app("web")
                .image("shop/missing:1")
                .then()
                .explained("web", "ImageUnavailable", "image shop/missing:1 could not be pulled: 404 manifest unknown")
                .newest("web", task -> assertThat(task.attempt()).isGreaterThan(2));
    }

    @Test
    void a_node_that_rejected_a_task_is_not_the_first_choice_for_the_next() {
        given().nodes(2).app("web").image("shop/missing:1").then().wasOn("web", "n1", "n2", "n1", "n2", "n1");
    }

    @Test
    void a_task_that_does_not_get_ready_says_which_probe_and_what_it_answers() {
        given().nodes(1)
                .app("web")
                .image("shop/unready:1")
                .then()
                .explained("web", "WaitingForReady", "waiting for readiness probe /ready: connection refused", "task-")
                .routed("web", 0);
    }

    @Test
    void a_task_that_gets_unready_loses_its_traffic_and_is_kept() {
        given().nodes(1)
                .app("web")
                .replicas(2)
                .when()
                .taskGetsUnready("web")
                .aMomentPasses()
                .then()
                .routed("web", 1)
                .alive("web", 2)
                .explained("web", "WaitingForReady", "/ready: 503");
    }
}
