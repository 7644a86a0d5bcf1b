package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.workload.JobPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTest {
    @Test
    void a_job_is_done_when_its_task_has_ended_with_0_and_does_not_run_again() {
        given().nodes(2)
                .job("import")
                .then()
                .alive("import", 1)
                .when()
                .taskExits("import", 0)
                .seconds(600)
                .then()
                .alive("import", 0)
                .remembered("import", 1)
                .ended("import", "Completed", "1 of 1 completed")
                .nothingToExplain("import");
    }

    @Test
    void at_most_as_many_tasks_run_at_a_time_as_may_run_in_parallel() {
        given().nodes(3)
                .job("import")
                .which(job -> job.job(policy(5, 2, 6)))
                .then()
                .alive("import", 2)
                .when()
                .allTasksExit("import", 0)
                .seconds(3)
                .then()
                .alive("import", 2)
                .run("import", run -> assertThat(run.succeeded().count()).isEqualTo(2))
                .when()
                .allTasksExit("import", 0)
                .seconds(3)
                .then()
                .alive("import", 1)
                .when()
                .allTasksExit("import", 0)
                .seconds(3)
                .then()
                .alive("import", 0)
                .ended("import", "Completed", "5 of 5");
    }

    @Test
    void a_failed_task_is_retried_in_its_slot_with_a_growing_wait_until_the_backoff_limit_is_used_up() {
        given().nodes(1)
                .job("import")
                .image("shop/crashing:1")
                .which(job -> job.job(policy(1, 1, 3)))
                .when()
                .seconds(60)
                .then()
                .waited("import", 0, 1, 2, 4)
                .alive("import", 0)
                .ended("import", "BackoffLimitExceeded", "4 tasks failed", "backoff limit of 3", "exit code 1");
    }

    @Test
    void failures_are_counted_over_all_slots_and_not_forgotten_with_the_tasks() {
        given().nodes(1)
                .job("import")
                .image("shop/crashing:1")
                .which(job -> job.job(policy(1, 1, 40)).backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .when()
                .seconds(300)
                .then()
                .remembered("import", 20)
                .ended("import", "BackoffLimitExceeded", "41 tasks failed");
    }

    @Test
    void completions_are_not_forgotten_with_the_tasks_that_made_them() {
        given().nodes(4)
                .job("import")
                .image("shop/finishing:1")
                .which(job -> job.job(policy(100, 5, 0)))
                .when()
                .seconds(120)
                .then()
                .ended("import", "Completed", "100 of 100")
                .remembered("import", 20);
    }

    @Test
    void a_job_that_takes_too_long_has_failed_and_is_stopped() {
        given().nodes(1)
                .job("import")
                .which(job -> job.job(new JobPolicy(1, 1, 6, Optional.of(Duration.ofMinutes(2)), Optional.empty())))
                .when()
                .seconds(100)
                .then()
                .alive("import", 1)
                .when()
                .seconds(20)
                .then()
                .alive("import", 0)
                .ended("import", "DeadlineExceeded", "deadline of 2m", "0 of 1");
    }

    @Test
    void a_job_that_fits_nowhere_says_why_and_its_deadline_runs_all_the_same() {
        given().nodes(2)
                .job("huge")
                .memory(100_000)
                .which(job -> job.job(new JobPolicy(1, 1, 6, Optional.of(Duration.ofMinutes(2)), Optional.empty())))
                .then()
                .explained("huge", "InsufficientMemory", "no node takes a task")
                .when()
                .seconds(120)
                .then()
                .nothingToExplain("huge")
                .ended("huge", "DeadlineExceeded");
    }

    @Test
    void a_finished_job_is_kept_for_its_time_and_then_marked_to_be_removed() {
        given().nodes(1)
                .job("import")
                .image("shop/finishing:1")
                .which(job -> job.job(new JobPolicy(1, 1, 6, Optional.empty(), Optional.of(Duration.ofMinutes(5)))))
                .when()
                .seconds(250)
                .then()
                .run("import", run -> assertThat(run.expired()).isFalse())
                .when()
                .seconds(60)
                .then()
                .run("import", run -> assertThat(run.expired()).isTrue())
                .when()
                .delete("import")
                .seconds(2)
                .then()
                .forgotten("import");
    }

    @Test
    void a_new_release_of_a_finished_job_runs_it_anew() {
        given().nodes(1)
                .job("import")
                .image("shop/finishing:1")
                .then()
                .ended("import", "Completed")
                .when()
                .deploy("import", "shop/import:2")
                .seconds(3)
                .then()
                .readyOfRelease("import", 2, 1)
                .run("import", run -> assertThat(run.active()).isTrue())
                .when()
                .taskExits("import", 0)
                .seconds(2)
                .then()
                .ended("import", "Completed")
                .when()
                .restart("import")
                .seconds(2)
                .then()
                .alive("import", 1);
    }

    @Test
    void a_new_release_of_a_running_job_waits_until_the_old_task_is_gone() {
        given().nodes(2)
                .job("import")
                .when()
                .deploy("import", "shop/import:2")
                .aMomentPasses()
                .then()
                .aliveAtMost("import", 1)
                .when()
                .seconds(3)
                .then()
                .readyOfRelease("import", 2, 1)
                .alive("import", 1);
    }

    @Test
    void a_task_on_a_dead_node_is_made_up_for_and_held_against_nobody() {
        given().nodes(2)
                .job("import")
                .which(job -> job.job(policy(1, 1, 0)))
                .then()
                .on("import", "n1")
                .when()
                .nodeDies("n1")
                .seconds(60)
                .then()
                .on("import", "n2")
                .when()
                .taskExits("import", 0)
                .seconds(2)
                .then()
                .ended("import", "Completed");
    }

    @Test
    void a_task_that_ends_with_0_while_the_server_is_away_counts_when_the_node_is_back() {
        given().nodes(1)
                .job("import")
                .when()
                .nodeLosesTheServer("n1")
                .seconds(20)
                .taskExits("import", 0)
                .seconds(120)
                .then()
                .remembered("import", 1)
                .when()
                .nodeComesBack("n1")
                .seconds(60)
                .then()
                .ended("import", "Completed")
                .remembered("import", 1)
                .alive("import", 0);
    }

    @Test
    void a_node_alone_does_not_restart_a_failed_task_of_a_job() {
        given().nodes(1)
                .job("import")
                .which(job -> job.job(policy(1, 1, 0)))
                .when()
                .nodeLosesTheServer("n1")
                .seconds(20)
                .taskExits("import", 3)
                .seconds(120)
                .nodeComesBack("n1")
                .seconds(5)
                .then()
                .remembered("import", 1)
                .ended("import", "BackoffLimitExceeded", "1 task failed", "exit code 3");
    }

    @Test
    void a_draining_node_hands_its_task_over() {
        given().nodes(2)
                .job("import")
                .when()
                .drain("n1")
                .seconds(5)
                .then()
                .on("import", "n2")
                .alive("import", 1)
                .run("import", Run::active);
    }

    @Test
    void fewer_in_parallel_stops_the_last_and_more_completions_go_on() {
        given().nodes(2)
                .job("import")
                .which(job -> job.job(policy(4, 4, 6)))
                .when()
                .change("import", job -> job.job(policy(4, 1, 6)))
                .seconds(3)
                .then()
                .alive("import", 1)
                .when()
                .taskExits("import", 0)
                .seconds(3)
                .then()
                .alive("import", 1)
                .run("import", run -> assertThat(run.failures()).isZero());
    }

    @Test
    void a_clock_that_jumps_back_runs_nothing_twice() {
        given().nodes(1)
                .job("import")
                .image("shop/finishing:1")
                .when()
                .clocksJump(Duration.ofDays(-30))
                .seconds(60)
                .then()
                .remembered("import", 1)
                .ended("import", "Completed");
    }

    private static JobPolicy policy(int completions, int parallelism, int backoffLimit) {
        return new JobPolicy(completions, parallelism, backoffLimit, Optional.empty(), Optional.empty());
    }
}
