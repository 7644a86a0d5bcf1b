package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.job.Cron;
import dev.podium.api.contract.job.CronStatus;
import dev.podium.api.contract.job.Job;
import dev.podium.api.contract.job.JobSpec;
import dev.podium.api.contract.job.JobTerms;
import dev.podium.api.contract.task.Task;
import dev.podium.api.server.launcher.LiveServer;
import dev.podium.api.server.testing.Http;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.testkit.node.Behaviour;
import dev.podium.orchestrator.testkit.node.FakeNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What developers see of jobs and crons when there is an orchestrator and a node whose processes end by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveJobTest {
    private static final JobSpec ONCE = JobSpec.of("127.0.0.1:1/shop/import:1", JobTerms.once());
    private static final JobSpec NIGHTLY =
            JobSpec.of("127.0.0.1:1/shop/report:1", JobTerms.cron("0 3 1 1 *", "Europe/Berlin"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LiveServer server = LiveServer.start();
    private final FakeNode node = server.node("node-a");
    private final PodiumClient admin = server.admin();

    /** Images called crash end with 3, those called stay go on, all others end with 0. */
    private static final Behaviour FINISHING = (task, last, now) -> {
        boolean over = last.map(status -> status.state().ended()).orElse(false);
        if (over || (last.isPresent() && task.desired() == DesiredState.RUN)) {
            return List.of();
        }
        if (task.desired() != DesiredState.RUN) {
            return List.of(TaskStatus.of(task.id(), TaskState.SHUTDOWN, now));
        }
        String image = task.release().container().image().reference();
        TaskStatus running = Behaviour.ready(task.id(), now);
        return image.contains("stay")
                ? List.of(running)
                : List.of(running, ended(task.id(), image.contains("crash") ? 3 : 0, now));
    };

    @BeforeAll
    void connect() {
        node.behave(FINISHING).connect();
        await(
                "the node",
                () -> admin.nodes("default").all().stream()
                        .filter(found -> found.status().state().equals("Ready"))
                        .findFirst());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aJobRunsOnceAndIsComplete() {
        String namespace = server.namespace("jobs");
        Job declared = admin.jobs(namespace).put("import", ONCE, WriteOptions.DEFAULT);
        assertThat(declared.spec().terms().backoffLimit()).isEqualTo(6);
        Job job = awaitJob(namespace, "import", "Complete");
        assertThat(job.status().succeeded()).isEqualTo(1);
        assertThat(job.status().message()).isEqualTo("1 of 1 completed.");
        assertThat(job.status().finishedAt()).isNotNull();
        assertThat(admin.jobs(namespace).tasks("import", ListOptions.DEFAULT).items())
                .extracting(Task::state)
                .containsExactly("COMPLETE");
        assertThat(await(
                        "the event",
                        () -> Optional.of(admin.jobs(namespace).events("import", ListOptions.DEFAULT).items().stream()
                                        .map(Event::reason)
                                        .toList())
                                .filter(reasons -> reasons.contains("Completed"))))
                .contains("Created", "Completed");
        assertThat(admin.jobs(namespace)
                        .put("import", ONCE, WriteOptions.DEFAULT)
                        .metadata()
                        .version())
                .isEqualTo(1);
        assertThat(admin.apps(namespace).all()).isEmpty();
        assertThat(admin.jobs(namespace).all())
                .extracting(found -> found.metadata().name())
                .containsExactly("import");
    }

    @Test
    void aJobThatFailsTooOftenHasFailedAndSaysWhy() {
        String namespace = server.namespace("jobs");
        Http.Answer answer = server.http()
                .put(
                        "/api/v1/namespaces/" + namespace + "/jobs/import",
                        "{\"image\":\"127.0.0.1:1/crash:1\",\"backoffLimit\":1,"
                                + "\"restart\":{\"backoff\":{\"initial\":\"100ms\"}}}");
        assertThat(answer.status()).isEqualTo(201);
        Job job = awaitJob(namespace, "import", "Failed");
        assertThat(job.status().reason()).isEqualTo("BackoffLimitExceeded");
        assertThat(job.status().message()).contains("2 tasks failed", "exit code 3");
    }

    @Test
    void aJobThatIsOverCanBeRunAnew() {
        String namespace = server.namespace("jobs");
        admin.jobs(namespace).put("import", ONCE, WriteOptions.DEFAULT);
        awaitJob(namespace, "import", "Complete");
        Job anew = admin.jobs(namespace).restart("import", WriteOptions.DEFAULT);
        assertThat(anew.metadata().version()).isEqualTo(2);
        await(
                "the second run",
                () -> Optional.of(admin.jobs(namespace)
                                .tasks("import", ListOptions.DEFAULT)
                                .items())
                        .filter(tasks -> tasks.size() == 2));
        awaitJob(namespace, "import", "Complete");
    }

    @Test
    void aJobIsDeletedWhenItWasKeptForItsTime() {
        String namespace = server.namespace("jobs");
        server.http()
                .put(
                        "/api/v1/namespaces/" + namespace + "/jobs/import",
                        "{\"image\":\"127.0.0.1:1/a:1\",\"ttlAfterFinished\":\"500ms\"}");
        await("the end", () -> Optional.of(admin.jobs(namespace).all()).filter(List::isEmpty));
    }

    @Test
    void aCronRunsWhenAskedToAndItsRunIsAJob() {
        String namespace = server.namespace("jobs");
        Cron declared = admin.crons(namespace).put("report", NIGHTLY, WriteOptions.DEFAULT);
        assertThat(declared.status().next()).isNotNull();
        assertThat(declared.status().message()).contains("-01-01T03:00+01:00");
        CronStatus.Run run = admin.crons(namespace).trigger("report", WriteOptions.DEFAULT);
        Job job = awaitJob(namespace, run.name(), "Complete");
        assertThat(job.spec().app().image()).isEqualTo("127.0.0.1:1/shop/report:1");
        assertThat(admin.jobs(namespace).tasks(run.name(), ListOptions.DEFAULT).items())
                .extracting(Task::state)
                .containsExactly("COMPLETE");
        assertThat(admin.crons(namespace).get("report").status().runs())
                .extracting(CronStatus.Run::name, CronStatus.Run::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(run.name(), "Complete"));
        admin.crons(namespace).delete("report", WriteOptions.DEFAULT);
        await("the end", () -> Optional.of(admin.crons(namespace).all()).filter(List::isEmpty));
    }

    @Test
    void aRunThatIsNotOverForbidsAnotherAndSuspendingIsShown() {
        String namespace = server.namespace("jobs");
        admin.crons(namespace)
                .put(
                        "report",
                        JobSpec.of("127.0.0.1:1/stay:1", JobTerms.cron("0 3 1 1 *", "UTC")),
                        WriteOptions.DEFAULT);
        CronStatus.Run run = admin.crons(namespace).trigger("report", WriteOptions.DEFAULT);
        awaitJob(namespace, run.name(), "Running");
        assertThatThrownBy(() -> admin.crons(namespace).trigger("report", WriteOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo("run_active"));
        Cron suspended = admin.crons(namespace).suspend("report", WriteOptions.DEFAULT);
        assertThat(suspended.spec().terms().suspend()).isTrue();
        assertThat(suspended.status().next()).isNull();
        Cron resumed = admin.crons(namespace).resume("report", WriteOptions.DEFAULT);
        assertThat(resumed.status().next()).isNotNull();
        Cron patched = admin.crons(namespace).patch("report", Map.of("concurrency", "replace"), WriteOptions.DEFAULT);
        assertThat(patched.spec().terms().concurrency()).isEqualTo("replace");
        CronStatus.Run second = admin.crons(namespace).trigger("report", WriteOptions.DEFAULT);
        awaitJob(namespace, second.name(), "Running");
        assertThat(awaitJob(namespace, run.name(), "Failed").status().reason()).isEqualTo("Replaced");
    }

    @Test
    void namesAreSharedAndThoseOfRunsAreReserved() {
        String namespace = server.namespace("jobs");
        admin.jobs(namespace).put("import", ONCE, WriteOptions.DEFAULT);
        Http http = server.http();
        String path = "/api/v1/namespaces/" + namespace;
        assertThat(http.put(path + "/apps/import", "{\"image\":\"a:1\"}").code())
                .isEqualTo("name_taken");
        assertThat(http.put(path + "/apps/import-202601010000", "{\"image\":\"a:1\"}")
                        .code())
                .isEqualTo("name_reserved");
        assertThat(http.put(path + "/crons/" + "a".repeat(46), "{\"image\":\"a:1\",\"schedule\":\"0 0 * * *\"}")
                        .code())
                .isEqualTo("name_too_long");
        assertThat(http.get(path + "/apps/import").status()).isEqualTo(404);
        assertThat(http.get(path + "/crons/import").status()).isEqualTo(404);
        assertThat(http.put(path + "/crons/never", "{\"image\":\"a:1\",\"schedule\":\"0 0 30 2 *\"}")
                        .body())
                .contains("never fires");
        assertThat(http.put(path + "/jobs/dry?dryRun=true", "{\"image\":\"a:1\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.get(path + "/jobs/dry").status()).isEqualTo(404);
    }

    private Job awaitJob(String namespace, String name, String state) {
        return await(
                name + " to be " + state,
                () -> found(
                        () -> admin.jobs(namespace).get(name),
                        job -> job.status().state().equals(state)));
    }

    private static <T> Optional<T> found(Supplier<T> look, Predicate<T> like) {
        try {
            return Optional.of(look.get()).filter(like);
        } catch (ApiException notYet) {
            return Optional.empty();
        }
    }

    private static TaskStatus ended(TaskId task, int code, Instant now) {
        return new TaskStatus(
                task,
                code == 0 ? TaskState.COMPLETE : TaskState.FAILED,
                false,
                code == 0 ? "" : "ExitedWithError",
                "",
                Optional.of(code),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.of(now),
                Optional.empty());
    }

    private static <T> T await(String what, Supplier<Optional<T>> look) {
        return Awaiting.await(what, PATIENCE, look);
    }
}
