package dev.podium.orchestrator.model.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process a task runs.
 *
 * @param command replaces the image's entry point when not empty
 * @param args replaces the image's command when not empty
 * @param user user name or number inside the container; the image's own when empty
 */
public record ContainerSpec(
        Image image,
        List<String> command,
        List<String> args,
        Optional<String> workingDir,
        Optional<String> user,
        Map<String, String> env,
        List<Port> ports,
        Security security) {
    public ContainerSpec {
        command = List.copyOf(command);
        args = List.copyOf(args);
        env = Map.copyOf(env);
        ports = List.copyOf(ports);
    }

    /** The ports of its node a task takes for itself, ascending. */
    public List<Integer> hostPorts() {
        return ports.stream().flatMap(port -> port.hostPort().stream()).sorted().toList();
    }
}
