package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a developer declares. Only the image is required; the platform fills in every other field and shows it.
 *
 * <p>Amounts and durations are kept as typed: processor time {@code 250m} or {@code 1}, memory {@code 256Mi}, durations {@code 2s}.
 *
 * @param kind {@code replicated} or {@code global}
 * @param command replaces the image's entry point
 * @param args replaces the image's command
 */
@Serdeable
public record AppSpec(
        String image,
        @Nullable String kind,
        @Nullable Integer replicas,
        @Nullable List<String> command,
        @Nullable List<String> args,
        @Nullable String workingDir,
        @Nullable Map<String, String> env,
        @Nullable List<Port> ports,
        @Nullable List<Route> routes,
        @Nullable Resources resources,
        @Nullable Probes probes,
        @Nullable Placement placement,
        @Nullable Update update,
        @Nullable Stop stop,
        @Nullable Restart restart,
        @Nullable Security security,
        @Nullable Map<String, String> labels) {

    /** The least that deploys: an image, listening on one port named {@code http}. */
    public static AppSpec of(String image, int port) {
        return new AppSpec(
                image,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Port("http", port)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** @param hostPort the port of the node that leads to it, for which there can be one instance on each node */
    @Serdeable
    public record Port(String name, int port, @Nullable Integer hostPort) {
        /** Without a port of the node. */
        public Port(String name, int port) {
            this(name, port, null);
        }
    }

    /** @param host the app's own name under {@code localhost} when absent */
    @Serdeable
    public record Route(
            @Nullable String host,
            @Nullable String path,
            @Nullable String port) {}

    /**
     * @param disk room on the node's disk, for example {@code 2Gi}
     * @param gpu whole GPUs, for example {@code 2}, or a share of one, for example {@code 0.25}
     * @param gpuModels the models that will do; any when absent
     * @param generic counts of what operators gave a name to, for example {@code fpga: 2}
     */
    @Serdeable
    public record Resources(
            @Nullable String cpu,
            @Nullable String memory,
            @Nullable Limits limits,
            @Nullable Integer pids,
            @Nullable String disk,
            @Nullable String gpu,
            @Nullable List<String> gpuModels,
            @Nullable Map<String, Integer> generic) {
        /** Processor time, memory and processes only. */
        public Resources(
                @Nullable String cpu, @Nullable String memory, @Nullable Limits limits, @Nullable Integer pids) {
            this(cpu, memory, limits, pids, null, null, null, null);
        }
    }

    @Serdeable
    public record Limits(@Nullable String cpu, @Nullable String memory) {}

    @Serdeable
    public record Probes(
            @Nullable Probe startup,
            @Nullable Probe readiness,
            @Nullable Probe liveness) {}

    /** Exactly one of {@code http}, {@code tcp} and {@code exec}. */
    @Serdeable
    public record Probe(
            @Nullable Http http,
            @Nullable Tcp tcp,
            @Nullable List<String> exec,
            @Nullable String every,
            @Nullable String timeout,
            @Nullable Integer failures) {}

    /** @param port the name of one of the app's ports; the first one when absent */
    @Serdeable
    public record Http(@Nullable String path, @Nullable String port) {}

    @Serdeable
    public record Tcp(@Nullable String port) {}

    /**
     * @param constraints expressions each of which must hold on a node: {@code node.labels.disk == ssd}
     * @param spread node labels over which instances are kept even, most important first
     * @param spreadLimits where keeping even is a rule
     * @param affinity what instances are drawn to
     * @param antiAffinity what they are kept apart from
     * @param tolerations the taints in spite of which they run
     * @param priority 0 to 1000, 100 when absent: where room is short, instances of a higher one may take that of a lower one
     * @param disruption how much of the app others may take away at once: for a higher priority, a better balance, a node to be
     *     replaced
     */
    @Serdeable
    public record Placement(
            @Nullable List<String> constraints,
            @Nullable List<String> spread,
            @Nullable List<SpreadLimit> spreadLimits,
            @Nullable List<Affinity> affinity,
            @Nullable List<Affinity> antiAffinity,
            @Nullable List<Toleration> tolerations,
            @Nullable Integer priority,
            @Nullable Disruption disruption) {}

    /**
     * @param maxSkew by how many instances a value of the label may exceed the one with fewest; 1 when absent
     * @param whenUnsatisfiable {@code DoNotSchedule}, or {@code ScheduleAnyway} to make it a wish
     */
    @Serdeable
    public record SpreadLimit(
            String label,
            @Nullable Integer maxSkew,
            @Nullable String whenUnsatisfiable) {}

    /**
     * @param app of the same namespace; or else {@code node}
     * @param node an expression over nodes
     * @param topology with an app: the node label whose equal values count as the same place, {@code node} when absent
     * @param required must hold; otherwise it counts by its {@code weight} of 1 to 100
     */
    @Serdeable
    public record Affinity(
            @Nullable String app,
            @Nullable String node,
            @Nullable String topology,
            @Nullable Boolean required,
            @Nullable Integer weight) {}

    /**
     * @param key of taints, {@code *} for all
     * @param value any when absent
     * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}; any when absent
     * @param tolerationSeconds how long instances stay on a node that gets a NoExecute taint; for ever when absent
     */
    @Serdeable
    public record Toleration(
            String key,
            @Nullable String value,
            @Nullable String effect,
            @Nullable Integer tolerationSeconds) {}

    /** @param maxUnavailable a number of instances or a share of them, rounded up: {@code 1}, {@code 25%} */
    @Serdeable
    public record Disruption(@Nullable String maxUnavailable) {}

    /** @param order {@code start-first} or {@code stop-first} */
    @Serdeable
    public record Update(
            @Nullable String order,
            @Nullable Integer maxUnavailable,
            @Nullable Integer maxSurge) {}

    @Serdeable
    public record Stop(
            @Nullable String signal,
            @Nullable String drain,
            @Nullable String grace) {}

    /** @param policy {@code always}, {@code on-failure} or {@code never} */
    @Serdeable
    public record Restart(@Nullable String policy, @Nullable Backoff backoff) {}

    @Serdeable
    public record Backoff(
            @Nullable String initial, @Nullable String max) {}

    @Serdeable
    public record Security(
            @Nullable Boolean readOnlyRoot,
            @Nullable String user,
            @Nullable List<String> addCapabilities) {}
}
