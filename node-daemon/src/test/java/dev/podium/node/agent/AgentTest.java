package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Await;
import dev.podium.node.Tasks;
import dev.podium.node.engine.BusyboxImage;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.Labels;
import dev.podium.node.engine.memory.MemoryEngine;
import dev.podium.node.engine.memory.MemoryProgram;
import dev.podium.node.network.Sandboxes;
import dev.podium.node.probe.TaskProber;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent on an engine in memory: restarts, absences and jumps of time that are slow or rude to try on a real one. */
class AgentTest {
    private static final NodeName NODE = new NodeName("node-a");

    @TempDir
    Path home;

    private volatile Duration ahead = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(ahead);
    private final MemoryEngine engine = new MemoryEngine(clock, _ -> MemoryProgram.SERVING);
    private Agent agent;
    private EngineWatch watch;

    @BeforeEach
    void start() {
        if (engine.image(BusyboxImage.REFERENCE).isEmpty()) {
            engine.store().add(BusyboxImage.REFERENCE);
        }
        agent = Agent.start(new Agent.Parts(
                NODE,
                engine,
                new Sandboxes(NODE, engine, "127.0.0.1", Duration.ofSeconds(10), clock),
                new TaskProber(engine),
                new DiskMemory(home),
                clock,
                () -> new TaskId(UUID.randomUUID().toString()),
                Set.of()));
        watch = new EngineWatch(NODE, engine, agent);
        watch.start();
        agent.connected(true);
    }

    @AfterEach
    void stop() {
        watch.close();
        agent.close();
    }

    private void restart() {
        stop();
        start();
    }

    private Task ready() throws Exception {
        Task task = Tasks.on(NODE).build();
        agent.assignAll(List.of(task));
        await(task, TaskState.READY);
        return task;
    }

    private TaskStatus status(Task task) {
        return agent.book().entry(task.id()).orElseThrow().status();
    }

    private void await(Task task, TaskState state) throws Exception {
        Await.until(
                task.id() + " is " + state,
                () -> agent.book()
                        .entry(task.id())
                        .filter(entry -> entry.state() == state)
                        .isPresent());
    }

    private List<ContainerView> containers(String role) {
        return engine.containers(Map.of(Labels.ROLE, role));
    }

    @Test
    void a_task_that_is_not_assigned_any_more_leaves_nothing_behind() throws Exception {
        ready();
        agent.assignAll(List.of());
        Await.until("it is gone", () -> agent.book().entries().isEmpty());
        assertThat(containers(Labels.ROLE_APP)).isEmpty();
        ahead = Duration.ofMinutes(1);
        Await.until("its sandbox is gone", () -> containers(Labels.ROLE_SANDBOX).isEmpty());
        Await.until("its bridge is gone", () -> engine.networks(Map.of()).isEmpty());
    }

    @Test
    void a_restarted_agent_takes_its_containers_back() throws Exception {
        Task task = ready();
        List<ContainerView> before = engine.containers(Map.of());
        TaskStatus told = status(task);
        restart();
        Await.until("the engine is found", () -> agent.running().size() == 1);
        assertThat(status(task).state()).isEqualTo(TaskState.READY);
        assertThat(status(task).ready()).isTrue();
        assertThat(status(task).containerId()).isEqualTo(told.containerId());
        assertThat(status(task).address()).isEqualTo(told.address());
        assertThat(engine.containers(Map.of())).isEqualTo(before);
    }

    @Test
    void what_ended_while_the_agent_was_away_is_told_afterwards() throws Exception {
        Task task = ready();
        String container = status(task).containerId().orElseThrow();
        stop();
        engine.end(container, 5, false);
        start();
        await(task, TaskState.FAILED);
        assertThat(status(task).exitCode()).contains(5);
        assertThat(status(task).reason()).isEqualTo("ExitedWithError");
    }

    @Test
    void an_engine_that_went_down_takes_the_tasks_along_and_says_so() throws Exception {
        Task task = ready();
        engine.goAway();
        engine.comesBack();
        await(task, TaskState.FAILED);
        assertThat(status(task).reason()).isEqualTo("EngineRestarted");

        Task next = Tasks.on(NODE).build();
        agent.assign(List.of(next), List.of());
        await(next, TaskState.READY);
    }

    @Test
    void a_task_that_is_assigned_while_the_engine_is_away_waits_and_says_why() throws Exception {
        engine.goAway();
        Task task = Tasks.on(NODE).build();
        agent.assignAll(List.of(task));
        Await.until("it says why", () -> status(task).reason().equals("EngineUnavailable"));
        engine.comesBack();
        await(task, TaskState.READY);
    }

    @Test
    void containers_of_tasks_nobody_knows_are_removed_once_the_server_has_spoken() throws Exception {
        Task task = ready();
        String container = status(task).containerId().orElseThrow();
        stop();
        new DiskMemory(home).remember(List.of());
        start();
        agent.assignAll(List.of());
        Await.until("the stray is gone", () -> engine.inspect(container).isEmpty());
    }

    @Test
    void a_successor_the_leader_does_not_adopt_in_time_is_removed() throws Exception {
        Task task = ready();
        agent.connected(false);
        engine.end(status(task).containerId().orElseThrow(), 1, false);
        await(task, TaskState.FAILED);
        ahead = Duration.ofSeconds(6);
        Await.until("there is a successor", () -> agent.book().entries().size() == 2);

        agent.connected(true);
        agent.assignAll(List.of(task));
        assertThat(agent.book().entries()).hasSize(2);
        ahead = Duration.ofSeconds(60);
        Await.until("it is removed", () -> agent.book().entries().size() == 1);
        assertThat(agent.book().entries().getFirst().id()).isEqualTo(task.id());
    }

    @Test
    void a_successor_the_leader_adopts_stays() throws Exception {
        Task task = ready();
        agent.connected(false);
        engine.end(status(task).containerId().orElseThrow(), 1, false);
        ahead = Duration.ofSeconds(6);
        Await.until("there is a successor", () -> agent.book().entries().size() == 2);
        Task successor = agent.book().entries().stream()
                .map(TaskBook.Entry::task)
                .filter(found -> !found.id().equals(task.id()))
                .findFirst()
                .orElseThrow();

        agent.connected(true);
        agent.assignAll(List.of(task));
        agent.assign(List.of(successor), List.of());
        ahead = Duration.ofSeconds(60);
        await(successor, TaskState.READY);
    }

    @Test
    void what_is_wanted_only_moves_forward() throws Exception {
        Task task = ready();
        agent.assign(List.of(task.desire(DesiredState.STOP, clock.instant())), List.of());
        agent.assign(List.of(task), List.of());
        await(task, TaskState.SHUTDOWN);
    }
}
