package dev.podium.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.BusyboxImage;
import dev.podium.node.engine.DockerEngine;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon whose Docker Engine is stopped, killed and started again. */
class EngineRestartDockerTest {
    @TempDir
    static Path home;

    private static OwnDockerd dockerd;
    private static ClusterOfOne cluster;

    @BeforeAll
    static void start() throws Exception {
        try (DockerEngine machine = DockerEngine.at(ClusterOfOne.DOCKER)) {
            BusyboxImage.ensure(machine);
        }
        dockerd = new OwnDockerd();
        dockerd.copyImage(BusyboxImage.REFERENCE);
        cluster = new ClusterOfOne(home, "pdm-agent-restart", dockerd.host());
        Await.until("the node has joined and is connected", cluster::connected);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        dockerd.end();
    }

    private Task ready(Tasks tasks) throws Exception {
        Task task = cluster.assign(tasks.build());
        cluster.await(task, "is ready", status -> status.state() == TaskState.READY);
        return task;
    }

    private void endsWithItsEngine(Task task) throws Exception {
        var status = cluster.await(task, "has ended", found -> found.state().ended());
        assertThat(status.state()).isEqualTo(TaskState.FAILED);
        assertThat(status.reason()).isIn("EngineRestarted", "SandboxLost");
    }

    @Test
    void a_stopped_engine_ends_its_tasks_and_the_next_ones_wait_for_it() throws Exception {
        Task task = ready(Tasks.on(cluster.name));
        dockerd.stop();
        Task next = cluster.assign(Tasks.on(cluster.name).build());
        cluster.await(next, "says what it waits for", status -> status.reason().equals("EngineUnavailable"));
        dockerd.startAgain();
        endsWithItsEngine(task);
        cluster.await(next, "is ready", status -> status.state() == TaskState.READY);
    }

    @Test
    void a_killed_engine_is_the_same() throws Exception {
        Task task = ready(Tasks.on(cluster.name).slot(2));
        dockerd.kill();
        dockerd.startAgain();
        endsWithItsEngine(task);
        ready(Tasks.on(cluster.name).slot(2));
    }

    @Test
    void more_namespaces_than_the_engine_has_ranges_for_get_ranges_of_podiums_own() throws Exception {
        ready(Tasks.on(cluster.name).of("pdm-agent-one", "web"));
        ready(Tasks.on(cluster.name).of("pdm-agent-two", "web"));
        Task third = ready(Tasks.on(cluster.name).of("pdm-agent-three", "web"));
        assertThat(cluster.status(third.id()).orElseThrow().address().orElseThrow())
                .startsWith("10.176.");
    }
}
