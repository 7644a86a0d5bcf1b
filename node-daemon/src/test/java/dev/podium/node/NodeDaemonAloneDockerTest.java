package dev.podium.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.Labels;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon whose server is away: apps go on, and what crashes is started again. */
class NodeDaemonAloneDockerTest {
    @TempDir
    Path home;

    private ClusterOfOne cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new ClusterOfOne(home, "pdm-agent-alone");
        Await.until("the node has joined and is connected", cluster::connected);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Task readyTask() throws Exception {
        Task task = cluster.assign(Tasks.on(cluster.name).build());
        cluster.await(task, "is ready", status -> status.state() == TaskState.READY);
        return task;
    }

    private Optional<ContainerView> running() {
        return cluster.containers(Labels.ROLE_APP).stream()
                .filter(ContainerView::running)
                .findFirst();
    }

    @Test
    void a_short_absence_changes_nothing() throws Exception {
        Task task = readyTask();
        List<ContainerView> before = cluster.containers(Labels.ROLE_APP);
        cluster.stopGateway();
        cluster.startGatewayAgain();
        Await.until("the node is back", cluster::connected);
        assertThat(cluster.containers(Labels.ROLE_APP)).containsExactlyElementsOf(before);
        assertThat(cluster.status(task.id()).orElseThrow().state()).isEqualTo(TaskState.READY);
    }

    @Test
    void a_task_that_ends_while_the_server_is_away_gets_a_successor_the_leader_may_adopt() throws Exception {
        Task task = readyTask();
        cluster.stopGateway();
        cluster.engine.signal(running().orElseThrow().id(), "SIGKILL");
        Await.until(
                "a successor runs",
                () -> running()
                        .filter(found ->
                                !task.id().value().equals(found.labels().getOrDefault(Labels.TASK, "")))
                        .isPresent());
        TaskId successor = new TaskId(running().orElseThrow().labels().getOrDefault(Labels.TASK, ""));

        cluster.startGatewayAgain();
        Await.until("the node is back", cluster::connected);
        Await.until(
                "the successor is told",
                () -> cluster.status(successor).filter(TaskStatus::ready).isPresent());
        assertThat(cluster.status(successor).orElseThrow().succeeds()).contains(task.id());
        assertThat(cluster.status(task.id()).orElseThrow().state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void a_daemon_started_while_the_server_is_away_goes_on_where_it_was() throws Exception {
        Task task = readyTask();
        String container = running().orElseThrow().id();
        cluster.stopDaemon();
        cluster.stopGateway();
        cluster.startDaemon();
        cluster.engine.signal(container, "SIGKILL");
        Await.until(
                "a successor runs",
                () -> running()
                        .filter(found ->
                                !task.id().value().equals(found.labels().getOrDefault(Labels.TASK, "")))
                        .isPresent());
    }
}
