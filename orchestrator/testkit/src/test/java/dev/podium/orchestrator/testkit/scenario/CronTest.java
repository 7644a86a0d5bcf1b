package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.model.Schedules.cron;
import static dev.podium.orchestrator.testkit.model.Schedules.everyMinutes;
import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.CronPolicy.Concurrency;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The world of stories begins at midnight; ten seconds later they go on. */
class CronTest {
    @Test
    void each_moment_of_the_schedule_makes_one_job_named_after_it() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.FORBID))
                .when()
                .seconds(601)
                .then()
                .runs("report", "202601010005", "202601010010")
                .ended("report", "Completed")
                .remembered("report-202601010005", 1)
                .remembered("report", 0);
    }

    @Test
    void runs_may_overlap_when_they_are_allowed_to() {
        given().nodes(1)
                .job("report")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .seconds(605)
                .then()
                .alive("report-202601010005", 1)
                .alive("report-202601010010", 1);
    }

    @Test
    void a_moment_is_skipped_for_good_while_a_run_forbids_another() {
        given().nodes(1)
                .job("report")
                .which(each(5, Concurrency.FORBID))
                .when()
                .seconds(605)
                .then()
                .runs("report", "202601010005")
                .skipped("report", "run report-202601010005 is not over yet")
                .when()
                .taskExits("report-202601010005", 0)
                .seconds(100)
                .then()
                .runs("report", "202601010005")
                .when()
                .seconds(200)
                .then()
                .runs("report", "202601010005", "202601010015");
    }

    @Test
    void a_run_replaces_the_one_before_when_it_is_to() {
        given().nodes(1)
                .job("report")
                .which(each(5, Concurrency.REPLACE))
                .when()
                .seconds(605)
                .then()
                .runs("report", "202601010005", "202601010010")
                .alive("report-202601010005", 0)
                .alive("report-202601010010", 1);
    }

    @Test
    void of_the_moments_nobody_was_there_for_only_the_latest_is_made_up_for() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .clocksJump(Duration.ofHours(9).plusMinutes(2))
                .seconds(10)
                .then()
                .runs("report", "202601010900");
    }

    @Test
    void what_was_missed_for_longer_than_the_starting_deadline_is_skipped() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .which(app -> app.cron(policy -> startingWithin(policy, Duration.ofMinutes(1))))
                .when()
                .clocksJump(Duration.ofMinutes(7))
                .seconds(10)
                .then()
                .runs("report")
                .skipped("report", "late, more than its starting deadline of 1m")
                .when()
                .seconds(180)
                .then()
                .runs("report", "202601010010");
    }

    @Test
    void a_clock_that_jumps_back_makes_no_run_twice_and_the_schedule_goes_on() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .seconds(310)
                .clocksJump(Duration.ofMinutes(-3))
                .seconds(200)
                .then()
                .runs("report", "202601010005")
                .when()
                .seconds(300)
                .then()
                .runs("report", "202601010005", "202601010010");
    }

    @Test
    void a_clock_that_was_a_year_ahead_does_not_stop_the_cron_for_a_year() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .clocksJump(Duration.ofDays(365))
                .seconds(10)
                .clocksJump(Duration.ofDays(-365))
                .seconds(400)
                .then()
                .runs("report", "202701010000", "202601010005");
    }

    @Test
    void a_suspended_cron_makes_nothing_and_makes_nothing_up_when_it_goes_on() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .which(app -> app.cron(policy -> suspended(policy, true, policy.since())))
                .when()
                .seconds(700)
                .change("report", app -> app.cron(policy -> suspended(policy, false, at("00:11:50"))))
                .seconds(10)
                .then()
                .runs("report")
                .when()
                .seconds(200)
                .then()
                .runs("report", "202601010015");
    }

    @Test
    void somebody_may_ask_for_a_run_also_of_a_suspended_cron_and_gets_one_for_each_time() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .which(app -> app.cron(policy -> suspended(policy, true, policy.since())))
                .when()
                .change("report", app -> app.cron(policy -> asked(policy, at("00:00:09"), at("00:00:10"))))
                .seconds(60)
                .then()
                .runs("report", "20260101000009000", "20260101000010000")
                .ended("report", "Completed");
    }

    @Test
    void old_runs_are_let_go_with_their_tasks() {
        given().nodes(1)
                .job("report")
                .image("shop/finishing:1")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .seconds(1510)
                .then()
                .runs("report", "202601010015", "202601010020", "202601010025")
                .remembered("report-202601010010", 0)
                .remembered("report-202601010015", 1);
    }

    @Test
    void a_deploy_changes_the_next_run_and_not_the_one_under_way() {
        given().nodes(1)
                .job("report")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .seconds(305)
                .deploy("report", "shop/report:2")
                .seconds(10)
                .then()
                .readyOfRelease("report-202601010005", 1, 1)
                .when()
                .seconds(300)
                .then()
                .readyOfRelease("report-202601010005", 1, 1)
                .readyOfRelease("report-202601010010", 2, 1);
    }

    @Test
    void a_run_on_a_dead_node_goes_on_elsewhere() {
        given().nodes(2)
                .job("report")
                .which(each(5, Concurrency.FORBID))
                .when()
                .seconds(305)
                .nodeDies("n1")
                .seconds(60)
                .then()
                .on("report-202601010005", "n2");
    }

    @Test
    void a_deleted_cron_takes_its_runs_with_it() {
        given().nodes(1)
                .job("report")
                .which(each(5, Concurrency.ALLOW))
                .when()
                .seconds(305)
                .delete("report")
                .aMomentPasses()
                .then()
                .alive("report-202601010005", 1)
                .when()
                .seconds(3)
                .then()
                .forgotten("report")
                .remembered("report-202601010005", 0);
    }

    @Test
    void runs_that_never_end_do_not_fill_the_cluster() {
        given().nodes(1)
                .job("report")
                .which(app -> app.cpu(1).memory(6).pids(1))
                .which(each(1, Concurrency.ALLOW))
                .when()
                .seconds(1500)
                .then()
                .run("report", run -> assertThat(run.id().name()).isEqualTo("report-202601010020"))
                .skipped("report", "20 runs are not over yet");
    }

    private static UnaryOperator<AppBuilder> each(int minutes, Concurrency concurrency) {
        return app -> app.cron(JobPolicy.DEFAULT, cron(everyMinutes(minutes), concurrency));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }

    private static CronPolicy startingWithin(CronPolicy policy, Duration limit) {
        return new CronPolicy(
                policy.schedule(),
                policy.concurrency(),
                Optional.of(limit),
                policy.suspended(),
                policy.keepSucceeded(),
                policy.keepFailed(),
                policy.since(),
                policy.triggers());
    }

    private static CronPolicy suspended(CronPolicy policy, boolean suspended, Instant since) {
        return new CronPolicy(
                policy.schedule(),
                policy.concurrency(),
                policy.startingDeadline(),
                suspended,
                policy.keepSucceeded(),
                policy.keepFailed(),
                since,
                policy.triggers());
    }

    private static CronPolicy asked(CronPolicy policy, Instant... triggers) {
        return new CronPolicy(
                policy.schedule(),
                policy.concurrency(),
                policy.startingDeadline(),
                policy.suspended(),
                policy.keepSucceeded(),
                policy.keepFailed(),
                policy.since(),
                List.of(triggers));
    }
}
