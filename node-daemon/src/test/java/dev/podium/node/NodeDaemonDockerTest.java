package dev.podium.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.Labels;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole daemon against the real gateway and the real Docker Engine: the ordinary life of tasks. */
class NodeDaemonDockerTest {
    @TempDir
    Path home;

    private ClusterOfOne cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new ClusterOfOne(home, "pdm-agent-life");
        Await.until("the node has joined and is connected", cluster::connected);
    }

    @AfterEach
    void stop() throws Exception {
        cluster.close();
    }

    private Tasks task() {
        return Tasks.on(cluster.name);
    }

    private TaskStatus ready(Task task) throws Exception {
        return cluster.await(task, "is ready", status -> status.state() == TaskState.READY && status.ready());
    }

    @Test
    void a_task_is_run_told_about_stopped_and_removed() throws Exception {
        Task task = cluster.assign(task().build());
        TaskStatus status = ready(task);
        assertThat(status.address()).isPresent();
        assertThat(status.containerId()).isPresent();
        assertThat(status.startedAt()).isPresent();
        assertThat(status.imageDigest()).isPresent();

        Task stopping = cluster.desire(task, DesiredState.STOP);
        TaskStatus ended =
                cluster.await(task, "is stopped", found -> found.state().ended());
        assertThat(ended.state()).isEqualTo(TaskState.SHUTDOWN);
        assertThat(ended.ready()).isFalse();
        assertThat(cluster.containers(Labels.ROLE_APP)).hasSize(1);

        cluster.forget(stopping);
        Await.until(
                "its container is gone",
                () -> cluster.containers(Labels.ROLE_APP).isEmpty());
        Await.until(
                "its sandbox is gone after the grace",
                () -> cluster.containers(Labels.ROLE_SANDBOX).isEmpty());
        Await.until(
                "the bridge is gone with it",
                () -> cluster.engine
                        .networks(java.util.Map.of(Labels.NODE, cluster.name.value()))
                        .isEmpty());
    }

    @Test
    void a_crash_is_told_at_once_and_the_next_task_of_the_slot_keeps_the_address() throws Exception {
        Task first = cluster.assign(task().build());
        TaskStatus before = ready(first);
        cluster.engine.signal(before.containerId().orElseThrow(), "SIGKILL");
        TaskStatus crashed =
                cluster.await(first, "failed", found -> found.state().ended());
        assertThat(crashed.state()).isEqualTo(TaskState.FAILED);
        assertThat(crashed.reason()).isEqualTo("ExitedWithError");
        assertThat(crashed.exitCode()).contains(137);

        Task second = cluster.assign(task().build());
        assertThat(ready(second).address()).isEqualTo(before.address());
        assertThat(cluster.containers(Labels.ROLE_SANDBOX)).hasSize(1);
    }

    @Test
    void a_restarted_daemon_finds_its_containers_and_changes_nothing() throws Exception {
        Task task = cluster.assign(task().build());
        ready(task);
        List<ContainerView> before = cluster.engine.containers(java.util.Map.of(Labels.NODE, cluster.name.value()));
        cluster.stopDaemon();
        Await.until("the session is over", () -> !cluster.connected());
        cluster.startDaemon();
        Await.until("the node is back", cluster::connected);

        assertThat(ready(task).containerId()).isPresent();
        assertThat(cluster.engine.containers(java.util.Map.of(Labels.NODE, cluster.name.value())))
                .containsExactlyInAnyOrderElementsOf(before);
    }
}
