package dev.podium.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes a {@link ContainerPlan} the way the Docker Engine takes it. */
final class DockerContainerOrder {
    private static final Map<String, String> BOUNDED_LOG = Map.of("max-size", "10m", "max-file", "2");
    private static final long NANOS_PER_MILLI_CPU = 1_000_000;

    private DockerContainerOrder() {}

    static CreateContainerCmd of(DockerClient client, ContainerPlan plan) {
        HostConfig host = host(plan);
        CreateContainerCmd command = client.createContainerCmd(plan.image())
                .withName(plan.name())
                .withLabels(plan.labels())
                .withEnv(env(plan.env()))
                .withStopSignal(plan.stopSignal());
        if (!plan.entrypoint().isEmpty()) {
            command.withEntrypoint(plan.entrypoint());
        }
        if (!plan.command().isEmpty()) {
            command.withCmd(plan.command());
        }
        plan.workingDir().ifPresent(command::withWorkingDir);
        plan.user().ifPresent(command::withUser);
        switch (plan.network()) {
            case ContainerPlan.Network.Bridge bridge -> {
                host.withNetworkMode(bridge.name());
                command.withHostName(bridge.hostname()).withAliases(bridge.aliases());
                publish(bridge.published(), command, host);
            }
            case ContainerPlan.Network.Shared shared -> host.withNetworkMode("container:" + shared.containerId());
        }
        return command.withHostConfig(host);
    }

    private static HostConfig host(ContainerPlan plan) {
        ContainerPlan.Limits limits = plan.limits();
        HostConfig host = HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                .withCapAdd(capabilities(plan.capabilities()))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withReadonlyRootfs(plan.readOnlyRoot())
                .withInit(plan.init())
                .withLogConfig(
                        plan.keepsLogs()
                                ? new LogConfig(LogConfig.LoggingType.JSON_FILE, BOUNDED_LOG)
                                : new LogConfig(LogConfig.LoggingType.NONE));
        if (!plan.gpus().isEmpty()) {
            host.withDeviceRequests(List.of(gpus(plan.gpus())));
        }
        if (limits.cpuMillis() > 0) {
            host.withNanoCPUs(limits.cpuMillis() * NANOS_PER_MILLI_CPU);
        }
        if (limits.cpuShares() > 0) {
            host.withCpuShares(Math.toIntExact(limits.cpuShares()));
        }
        if (limits.memory() > 0) {
            host.withMemory(limits.memory()).withMemorySwap(limits.memory()); // The same: no swap on top.
        }
        if (limits.pids() > 0) {
            host.withPidsLimit(limits.pids());
        }
        return host;
    }

    private static void publish(List<ContainerPlan.Published> ports, CreateContainerCmd command, HostConfig host) {
        if (!ports.isEmpty()) {
            command.withExposedPorts(
                    ports.stream().map(port -> ExposedPort.tcp(port.port())).toList());
            host.withPortBindings(ports.stream()
                    .map(port -> new PortBinding(
                            Ports.Binding.bindIpAndPort(port.address(), port.hostPort()), ExposedPort.tcp(port.port())))
                    .toList());
        }
    }

    /** What {@code docker run --gpus device=…} asks for; the engine needs NVIDIA's container toolkit to give it. */
    private static DeviceRequest gpus(List<Integer> indexes) {
        return new DeviceRequest()
                .withDriver("nvidia")
                .withDeviceIds(indexes.stream().map(String::valueOf).toList())
                .withCapabilities(List.of(List.of("gpu")));
    }

    private static List<String> env(Map<String, String> env) {
        return env.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream().map(DockerContainerOrder::capability).toArray(Capability[]::new);
    }

    private static Capability capability(String name) {
        String bare = name.startsWith("CAP_") ? name.substring(4) : name;
        return Arrays.stream(Capability.values())
                .filter(known -> known.name().equals(bare))
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.REFUSED,
                        "capability \"" + name
                                + "\" is not known: expected one of capabilities(7), for example NET_ADMIN"));
    }
}
