package dev.podium.node;

import dev.podium.node.engine.BusyboxImage;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Port;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds tasks for tests: a busybox that sleeps, unless told otherwise. */
public final class Tasks {
    private final NodeName node;
    private WorkloadId workload = WorkloadId.of("pdm-agent", "web");
    private int slot = 1;
    private Image image = new Image(BusyboxImage.REFERENCE, Optional.empty(), false);
    private List<String> command = List.of("/bin/busybox", "sleep", "1000");
    private List<Port> ports = List.of();
    private Map<String, String> env = Map.of();
    private GpuRequest gpu = GpuRequest.NONE;
    private List<Integer> gpus = List.of();
    private Probes probes = Probes.NONE;
    private Bytes memory = Bytes.ofMebi(64);
    private StopPolicy stop = new StopPolicy("SIGTERM", Duration.ofSeconds(5), Duration.ofSeconds(2));
    private Instant notBefore = Instant.EPOCH;

    private Tasks(NodeName node) {
        this.node = node;
    }

    public static Tasks on(NodeName node) {
        return new Tasks(node);
    }

    public Tasks of(String namespace, String app) {
        workload = WorkloadId.of(namespace, app);
        return this;
    }

    public Tasks slot(int number) {
        slot = number;
        return this;
    }

    public Tasks image(Image other) {
        image = other;
        return this;
    }

    /** A shell script. */
    public Tasks running(String script) {
        command = List.of("/bin/busybox", "sh", "-c", script);
        return this;
    }

    public Tasks command(String... words) {
        command = List.of(words);
        return this;
    }

    public Tasks port(int number) {
        ports = List.of(new Port("http", number));
        return this;
    }

    public Tasks hostPort(int number, int hostPort) {
        ports = List.of(new Port("http", number, Optional.of(hostPort)));
        return this;
    }

    /** @param indexes which of the node's it was given */
    public Tasks gpus(int millis, Integer... indexes) {
        gpu = GpuRequest.ofMillis(millis);
        gpus = List.of(indexes);
        return this;
    }

    public Tasks env(String key, String value) {
        env = Map.of(key, value);
        return this;
    }

    public Tasks probes(Probes other) {
        probes = other;
        return this;
    }

    public Tasks memory(Bytes limit) {
        memory = limit;
        return this;
    }

    public Tasks stop(StopPolicy policy) {
        stop = policy;
        return this;
    }

    public Tasks notBefore(Instant instant) {
        notBefore = instant;
        return this;
    }

    public Task build() {
        ContainerSpec container = new ContainerSpec(
                image, command, List.of(), Optional.empty(), Optional.empty(), env, ports, Security.DEFAULT);
        Resources resources = new Resources(new Amount(Cpu.ofMillis(50), memory, 64), Cpu.ofMillis(1000), memory, gpu);
        Release release = new Release(
                1,
                container,
                resources,
                probes,
                Placement.ANYWHERE,
                UpdatePolicy.DEFAULT,
                stop,
                new RestartPolicy(RestartPolicy.When.ALWAYS, Duration.ofMillis(200), Duration.ofSeconds(5)));
        Instant now = Instant.now();
        return new Task(
                new TaskId(UUID.randomUUID().toString()),
                workload,
                "uid-1",
                new Slot.Numbered(slot),
                release,
                0,
                node,
                DesiredState.RUN,
                now,
                1,
                now,
                notBefore,
                gpus);
    }
}
