package dev.podium.node.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be made. What is not said here is the hardened default: no new privileges, all capabilities dropped but
 * those listed, no published ports but those listed, no mounts of the machine.
 *
 * @param image id or reference of an image the engine has
 * @param entrypoint replaces the image's entry point when not empty
 * @param command replaces the image's command when not empty
 * @param init whether a small init process forwards signals and reaps children
 * @param keepsLogs whether its output is kept (bounded) for reading
 * @param gpus the machine's GPUs its process may use, by index; their driver has to be on the machine
 */
public record ContainerPlan(
        String name,
        String image,
        List<String> entrypoint,
        List<String> command,
        Optional<String> workingDir,
        Optional<String> user,
        Map<String, String> env,
        Map<String, String> labels,
        Network network,
        Limits limits,
        List<String> capabilities,
        boolean readOnlyRoot,
        boolean init,
        boolean keepsLogs,
        String stopSignal,
        List<Integer> gpus) {
    /** Which network the container's process sees. */
    public sealed interface Network {
        /**
         * An address of its own on a bridge, under these names as well.
         *
         * @param published ports of the machine that lead to it
         */
        record Bridge(String name, String hostname, List<String> aliases, List<Published> published)
                implements Network {
            public Bridge {
                aliases = List.copyOf(aliases);
                published = List.copyOf(published);
            }

            /** Reached from the bridge only. */
            public Bridge(String name, String hostname, List<String> aliases) {
                this(name, hostname, aliases, List.of());
            }
        }

        /** Everything of another container: address, names, ports. */
        record Shared(String containerId) implements Network {}
    }

    /**
     * A TCP port of the machine that leads to one of the container.
     *
     * @param address of the machine, on which it listens
     */
    public record Published(String address, int hostPort, int port) {}

    /**
     * The most it may use; zero means no limit.
     *
     * @param cpuMillis thousandths of a core
     * @param cpuShares weight against others when the machine is busy, 1024 for a whole core
     */
    public record Limits(long cpuMillis, long cpuShares, long memory, long pids) {}

    public ContainerPlan {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Map.copyOf(env);
        labels = Map.copyOf(labels);
        capabilities = List.copyOf(capabilities);
        gpus = List.copyOf(gpus);
    }

    /** Without GPUs. */
    public ContainerPlan(
            String name,
            String image,
            List<String> entrypoint,
            List<String> command,
            Optional<String> workingDir,
            Optional<String> user,
            Map<String, String> env,
            Map<String, String> labels,
            Network network,
            Limits limits,
            List<String> capabilities,
            boolean readOnlyRoot,
            boolean init,
            boolean keepsLogs,
            String stopSignal) {
        this(
                name,
                image,
                entrypoint,
                command,
                workingDir,
                user,
                env,
                labels,
                network,
                limits,
                capabilities,
                readOnlyRoot,
                init,
                keepsLogs,
                stopSignal,
                List.of());
    }
}
