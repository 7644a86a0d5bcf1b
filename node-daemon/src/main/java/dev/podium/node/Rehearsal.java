package dev.podium.node;

import dev.podium.node.agent.Agent;
import dev.podium.node.agent.Signal;
import dev.podium.node.engine.DockerEngine;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.memory.MemoryEngine;
import dev.podium.node.engine.memory.MemoryProgram;
import dev.podium.node.identity.Gateway;
import dev.podium.node.identity.Gateways;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short life in a temporary directory, so that the classes a daemon needs can be recorded for a fast start: one task runs on
 * an engine in memory and is removed again. Nothing of the machine is touched.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final String IMAGE = "rehearsal:1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    private final NodeName node = new NodeName("rehearsal");

    private Rehearsal() {}

    /** Returns the exit code. */
    static int run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("podium-rehearsal");
        try {
            return new Rehearsal().live(home) ? 0 : 1;
        } finally {
            delete(home);
        }
    }

    private boolean live(Path home) throws IOException, InterruptedException {
        MemoryEngine engine = new MemoryEngine(InstantSource.system(), _ -> MemoryProgram.SERVING);
        engine.store().add(IMAGE);
        NodeSettings settings = new NodeSettings(
                node,
                home,
                Gateways.only(new Gateway("127.0.0.1", 1)),
                Optional.empty(),
                "",
                Optional.empty(),
                Map.of());
        try (NodeDaemon daemon = NodeDaemon.start(settings, engine)) {
            askTheRealEngine();
            Agent agent = daemon.agent();
            Task task = task(Instant.now());
            agent.assignAll(List.of(task));
            boolean ran = await(() -> agent.book()
                    .entry(task.id())
                    .filter(entry -> entry.state() == TaskState.READY)
                    .isPresent());
            agent.assignAll(List.of());
            return ran && await(() -> agent.book().entries().isEmpty());
        }
    }

    /** The client of the real engine has the most classes of all; whether one answers does not matter. */
    private static void askTheRealEngine() {
        try (DockerEngine engine = DockerEngine.at(PodiumNode.DEFAULT_DOCKER)) {
            LOG.info(
                    "rehearsing with engine {} and {} images",
                    engine.info().version(),
                    engine.images().size());
        } catch (EngineException e) {
            LOG.info("rehearsing without a real engine: {}", e.words());
        }
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        Signal poll = new Signal();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            poll.await(POLL);
        }
        return true;
    }

    private Task task(Instant now) {
        ContainerSpec container = new ContainerSpec(
                new Image(IMAGE, Optional.empty(), false),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Security.DEFAULT);
        Amount amount = new Amount(Cpu.ofMillis(100), Bytes.ofMebi(64), 32);
        Release release = new Release(
                1,
                container,
                new Resources(amount, amount.cpu(), amount.memory()),
                Probes.NONE,
                Placement.ANYWHERE,
                UpdatePolicy.DEFAULT,
                StopPolicy.DEFAULT,
                RestartPolicy.DEFAULT);
        return new Task(
                new TaskId("rehearsal"),
                WorkloadId.of("rehearsal", "app"),
                "",
                new Slot.Numbered(1),
                release,
                0,
                node,
                DesiredState.RUN,
                now,
                1,
                now,
                now);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
