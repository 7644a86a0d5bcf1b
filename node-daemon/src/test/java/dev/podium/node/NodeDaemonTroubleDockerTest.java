package dev.podium.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.BusyboxImage;
import dev.podium.node.engine.Labels;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.StopPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole daemon on the real Docker Engine: tasks that cannot run, do not stay well or must be made to end. */
class NodeDaemonTroubleDockerTest {
    private static final Duration SOON = Duration.ofMillis(200);

    @TempDir
    static Path home;

    private static ClusterOfOne cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new ClusterOfOne(home, "pdm-agent-trouble");
        Await.until("the node has joined and is connected", cluster::connected);
    }

    @AfterEach
    void clear() throws Exception {
        cluster.forgetAll();
        Await.until(
                "nothing of the tasks is left",
                () -> cluster.containers(Labels.ROLE_APP).isEmpty());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private Tasks task() {
        return Tasks.on(cluster.name);
    }

    private TaskStatus ready(Task task) throws Exception {
        return cluster.await(task, "is ready", status -> status.state() == TaskState.READY && status.ready());
    }

    private TaskStatus ended(Task task) throws Exception {
        return cluster.await(task, "has ended", status -> status.state().ended());
    }

    @Test
    void an_image_no_registry_gives_is_rejected_with_the_registrys_words() throws Exception {
        Image image = new Image("127.0.0.1:1/shop/web:1", Optional.empty(), false);
        TaskStatus status = ended(cluster.assign(task().image(image).build()));
        assertThat(status.state()).isEqualTo(TaskState.REJECTED);
        assertThat(status.reason()).isEqualTo("ImageUnavailable");
        assertThat(status.message()).contains("127.0.0.1:1/shop/web:1").contains("connection refused");
    }

    @Test
    void a_local_image_is_run_by_its_id() throws Exception {
        String id = BusyboxImage.ensure(cluster.engine);
        Image image = new Image("whatever:1", Optional.of(id), true);
        assertThat(ready(cluster.assign(task().image(image).build())).imageDigest())
                .contains(id);
    }

    @Test
    void a_local_image_that_is_gone_is_rejected() throws Exception {
        Image image = new Image("whatever:1", Optional.of("sha256:" + "0".repeat(64)), true);
        TaskStatus status = ended(cluster.assign(task().image(image).build()));
        assertThat(status.state()).isEqualTo(TaskState.REJECTED);
        assertThat(status.message()).contains("whatever:1").contains("not on this node");
    }

    @Test
    void a_program_the_image_does_not_have_is_told_in_words() throws Exception {
        TaskStatus status = ended(cluster.assign(task().command("/bin/server").build()));
        assertThat(status.state()).isEqualTo(TaskState.FAILED);
        assertThat(status.message()).contains("/bin/server").contains("No such file");
    }

    @Test
    void a_process_that_needs_more_memory_than_its_limit_is_told_as_out_of_memory() throws Exception {
        TaskStatus status = ended(cluster.assign(task().memory(Bytes.ofMebi(16))
                .running("x=$(/bin/busybox head -c 100000000 /dev/zero | /bin/busybox tr '\\0' x); echo done")
                .build()));
        assertThat(status.state()).isEqualTo(TaskState.FAILED);
        assertThat(status.reason()).isEqualTo("OutOfMemory");
        assertThat(status.message()).contains("16Mi");
    }

    @Test
    void a_process_that_ends_well_is_complete() throws Exception {
        TaskStatus status = ended(cluster.assign(task().running("exit 0").build()));
        assertThat(status.state()).isEqualTo(TaskState.COMPLETE);
        assertThat(status.exitCode()).contains(0);
    }

    @Test
    void a_process_that_ignores_the_signal_is_killed_after_the_grace() throws Exception {
        Task task = cluster.assign(task().running("trap '' TERM; while true; do /bin/busybox sleep 1; done")
                .stop(new StopPolicy("SIGTERM", Duration.ZERO, Duration.ofSeconds(1)))
                .build());
        ready(task);
        cluster.desire(task, DesiredState.STOP);
        TaskStatus status = ended(task);
        assertThat(status.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(status.exitCode()).contains(137);
    }

    @Test
    void a_process_that_ends_on_the_signal_is_not_killed() throws Exception {
        Task task = cluster.assign(task().running("trap 'exit 7' TERM; while true; do /bin/busybox sleep 0.1; done")
                .build());
        ready(task);
        cluster.desire(task, DesiredState.STOP);
        assertThat(ended(task).exitCode()).contains(7);
    }

    @Test
    void a_draining_task_keeps_running() throws Exception {
        Task task = cluster.assign(task().build());
        ready(task);
        Task draining = cluster.desire(task, DesiredState.DRAIN);
        cluster.desire(draining, DesiredState.STOP);
        assertThat(ended(task).state()).isEqualTo(TaskState.SHUTDOWN);
    }

    @Test
    void a_task_with_a_readiness_probe_is_ready_when_it_answers_and_not_when_it_stops_answering() throws Exception {
        Probe probe = new Probe(new Probe.Check.Http(8080, "/ready"), SOON, Duration.ofSeconds(1), 1);
        Task task = cluster.assign(task().port(8080)
                .running("echo yes > /srv/ready; exec /bin/busybox httpd -f -p 8080 -h /srv")
                .probes(new Probes(Optional.empty(), Optional.of(probe), Optional.empty()))
                .build());
        TaskStatus status = ready(task);
        cluster.engine.exec(
                status.containerId().orElseThrow(), List.of("/bin/busybox", "rm", "/srv/ready"), Duration.ofSeconds(5));
        TaskStatus notReady = cluster.await(task, "is not ready", found -> !found.ready());
        assertThat(notReady.state()).isEqualTo(TaskState.READY);
        assertThat(notReady.message()).contains("404");
    }

    @Test
    void a_startup_probe_that_never_says_yes_ends_the_task_with_its_words() throws Exception {
        Probe probe = new Probe(new Probe.Check.Tcp(8080), SOON, Duration.ofSeconds(1), 3);
        TaskStatus status = ended(cluster.assign(task().port(8080)
                .probes(new Probes(Optional.of(probe), Optional.empty(), Optional.empty()))
                .build()));
        assertThat(status.state()).isEqualTo(TaskState.FAILED);
        assertThat(status.reason()).isEqualTo("StartupProbeFailed");
        assertThat(status.message()).contains("8080");
    }

    @Test
    void a_liveness_probe_that_says_no_ends_the_task() throws Exception {
        Probe probe = new Probe(
                new Probe.Check.Exec(List.of("/bin/busybox", "test", "!", "-e", "/tmp/sick")),
                SOON,
                Duration.ofSeconds(5),
                1);
        Task task = cluster.assign(task().probes(new Probes(Optional.empty(), Optional.empty(), Optional.of(probe)))
                .build());
        TaskStatus status = ready(task);
        cluster.engine.exec(
                status.containerId().orElseThrow(),
                List.of("/bin/busybox", "touch", "/tmp/sick"),
                Duration.ofSeconds(5));
        TaskStatus ended = ended(task);
        assertThat(ended.state()).isEqualTo(TaskState.FAILED);
        assertThat(ended.reason()).isEqualTo("LivenessProbeFailed");
    }

    @Test
    void a_container_somebody_removes_is_told_as_lost() throws Exception {
        Task task = cluster.assign(task().build());
        cluster.engine.remove(ready(task).containerId().orElseThrow());
        assertThat(ended(task).reason())
                .isIn("ContainerLost", "ExitedWithError"); // The engine kills before it removes.
    }

    @Test
    void a_task_whose_sandbox_is_removed_is_ended_and_the_next_gets_a_new_one() throws Exception {
        Task task = cluster.assign(task().build());
        ready(task);
        cluster.containers(Labels.ROLE_SANDBOX).forEach(found -> cluster.engine.remove(found.id()));
        assertThat(ended(task).reason()).isIn("SandboxLost", "ContainerLost");
        ready(cluster.assign(task().build()));
    }

    @Test
    void a_task_is_started_no_earlier_than_it_may() throws Exception {
        Task task =
                cluster.assign(task().notBefore(cluster.now().plusSeconds(1)).build());
        TaskStatus status = ready(task);
        assertThat(status.startedAt().orElseThrow()).isAfter(task.notBefore().minusMillis(50));
    }

    @Test
    void a_task_that_is_called_off_while_it_waits_never_runs() throws Exception {
        Task task =
                cluster.assign(task().notBefore(cluster.now().plusSeconds(600)).build());
        cluster.await(task, "is known", found -> found.state() == TaskState.ACCEPTED);
        cluster.desire(task, DesiredState.STOP);
        TaskStatus status = ended(task);
        assertThat(status.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(status.startedAt()).isEmpty();
    }
}
