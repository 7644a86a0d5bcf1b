package dev.podium.node.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Tasks;
import dev.podium.node.engine.Labels;
import dev.podium.node.engine.memory.MemoryEngine;
import dev.podium.node.engine.memory.MemoryProgram;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxesTest {
    private static final NodeName NODE = new NodeName("node-a");
    private static final Map<String, String> SANDBOX = Map.of(Labels.ROLE, Labels.ROLE_SANDBOX);

    private final MemoryEngine engine = new MemoryEngine(InstantSource.system(), _ -> MemoryProgram.SERVING);
    private final Sandboxes sandboxes =
            new Sandboxes(NODE, engine, "127.0.0.1", Duration.ofMinutes(1), InstantSource.system());

    @Test
    void theNextTaskOfASlotKeepsTheSandboxWhileItsHostPortsStayTheSame() {
        Task first = Tasks.on(NODE).of("acme", "web").hostPort(8080, 18_080).build();
        Task second = Tasks.on(NODE).of("acme", "web").hostPort(8080, 18_080).build();
        Task moved = Tasks.on(NODE).of("acme", "web").hostPort(8080, 18_081).build();
        Sandbox sandbox = sandboxes.acquire(first);
        sandboxes.release(first.id());
        assertThat(sandboxes.acquire(second)).isEqualTo(sandbox);
        sandboxes.release(second.id());
        assertThat(sandboxes.acquire(moved)).isNotEqualTo(sandbox);
    }

    @Test
    void anIdleSandboxGivesWayToWhoeverWasGivenItsHostPort() {
        Task first = Tasks.on(NODE).of("acme", "web").hostPort(8080, 18_080).build();
        Task other = Tasks.on(NODE).of("acme", "api").hostPort(9090, 18_080).build();
        sandboxes.acquire(first);
        sandboxes.release(first.id());
        sandboxes.acquire(other);
        assertThat(engine.containers(SANDBOX))
                .singleElement()
                .satisfies(found -> assertThat(found.labels())
                        .containsEntry(Labels.HOST_PORTS, "18080:9090")
                        .containsEntry(Labels.APP, "api"));
    }

    @Test
    void aLaterDaemonKnowsWhichHostPortsASandboxHas() {
        Task task = Tasks.on(NODE).of("acme", "web").hostPort(8080, 18_080).build();
        Sandbox sandbox = sandboxes.acquire(task);
        Sandboxes later = new Sandboxes(NODE, engine, "127.0.0.1", Duration.ofMinutes(1), InstantSource.system());
        later.recover(Map.of());
        assertThat(later.acquire(
                        Tasks.on(NODE).of("acme", "web").hostPort(8080, 18_080).build()))
                .isEqualTo(sandbox);
    }
}
