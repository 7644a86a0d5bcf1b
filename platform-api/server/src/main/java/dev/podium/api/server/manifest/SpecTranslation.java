package dev.podium.api.server.manifest;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.DisruptionBudget;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Port;
import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.tenant.TenantName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a complete spec into the orchestrator's terms. It trusts the spec: {@link ManifestReader} has read it. */
public final class SpecTranslation {
    private SpecTranslation() {}

    public static Release release(int number, AppSpec spec, Image image) {
        return new Release(
                number,
                container(spec, image),
                resources(filled(spec.resources())),
                probes(filled(spec.probes()), ports(spec)),
                PlacementTranslation.placement(filled(spec.placement())),
                update(spec.update()),
                stop(filled(spec.stop())),
                restart(filled(spec.restart()), kind(spec)));
    }

    /** How the app stands among others. */
    public static Terms terms(AppSpec spec, Optional<TenantName> tenant) {
        AppSpec.Placement placement = filled(spec.placement());
        AppSpec.Disruption disruption = placement.disruption();
        return new Terms(
                tenant,
                requireNonNullElse(placement.priority(), Terms.DEFAULT_PRIORITY),
                disruption == null
                        ? DisruptionBudget.DEFAULT
                        : DisruptionBudget.parse(filled(disruption.maxUnavailable())));
    }

    public static Workload.Kind kind(AppSpec spec) {
        return switch (requireNonNullElse(spec.kind(), "replicated")) {
            case "global" -> Workload.Kind.GLOBAL;
            case "job" -> Workload.Kind.JOB;
            case "cron" -> Workload.Kind.CRON;
            default -> Workload.Kind.REPLICATED;
        };
    }

    /** The desired number of instances; 0 for an app that runs on every node. */
    public static int replicas(AppSpec spec) {
        return requireNonNullElse(spec.replicas(), 0);
    }

    public static List<RouteRule> routes(WorkloadId app, AppSpec spec) {
        return filled(spec.routes()).stream()
                .map(route -> new RouteRule(
                        filled(route.host()), filled(route.path()), app, number(ports(spec), filled(route.port()))))
                .toList();
    }

    private static List<Port> ports(AppSpec spec) {
        return filled(spec.ports()).stream()
                .map(port -> new Port(port.name(), port.port(), Optional.ofNullable(port.hostPort())))
                .toList();
    }

    private static ContainerSpec container(AppSpec spec, Image image) {
        AppSpec.Security security = filled(spec.security());
        return new ContainerSpec(
                image,
                filled(spec.command()),
                filled(spec.args()),
                Optional.ofNullable(spec.workingDir()),
                Optional.ofNullable(security.user()),
                requireNonNullElse(spec.env(), Map.of()),
                ports(spec),
                new Security(
                        requireNonNullElse(security.readOnlyRoot(), false),
                        requireNonNullElse(security.addCapabilities(), List.of())));
    }

    private static Resources resources(AppSpec.Resources written) {
        AppSpec.Limits limits = filled(written.limits());
        return new Resources(
                new Amount(
                        CpuNotation.parse(filled(written.cpu())),
                        MemoryNotation.parse(filled(written.memory())),
                        filled(written.pids()),
                        written.disk() == null ? Bytes.ZERO : MemoryNotation.disk(written.disk()),
                        generic(written)),
                CpuNotation.parse(filled(limits.cpu())),
                MemoryNotation.parse(filled(limits.memory())),
                gpu(written));
    }

    private static SortedMap<String, Long> generic(AppSpec.Resources written) {
        SortedMap<String, Long> generic = new TreeMap<>();
        requireNonNullElse(written.generic(), Map.<String, Integer>of())
                .forEach((name, count) -> generic.put(name, count.longValue()));
        return generic;
    }

    private static GpuRequest gpu(AppSpec.Resources written) {
        return written.gpu() == null
                ? GpuRequest.NONE
                : GpuNotation.parse(written.gpu()).models(requireNonNullElse(written.gpuModels(), List.of()));
    }

    private static Probes probes(AppSpec.Probes probes, List<Port> ports) {
        return new Probes(
                probe(probes.startup(), ports), probe(probes.readiness(), ports), probe(probes.liveness(), ports));
    }

    private static Optional<Probe> probe(AppSpec.@Nullable Probe written, List<Port> ports) {
        return Optional.ofNullable(written)
                .map(probe -> new Probe(
                        check(probe, ports),
                        DurationNotation.parse(filled(probe.every())),
                        DurationNotation.parse(filled(probe.timeout())),
                        filled(probe.failures())));
    }

    private static Probe.Check check(AppSpec.Probe probe, List<Port> ports) {
        AppSpec.Http http = probe.http();
        AppSpec.Tcp tcp = probe.tcp();
        if (http != null) {
            return new Probe.Check.Http(number(ports, filled(http.port())), filled(http.path()));
        }
        if (tcp != null) {
            return new Probe.Check.Tcp(number(ports, filled(tcp.port())));
        }
        return new Probe.Check.Exec(filled(probe.exec()));
    }

    private static int number(List<Port> ports, String name) {
        return ports.stream()
                .filter(port -> port.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port is named " + name))
                .number();
    }

    /** Jobs are not updated; another release of one runs anew. */
    private static UpdatePolicy update(AppSpec.@Nullable Update written) {
        if (written == null) {
            return UpdatePolicy.DEFAULT;
        }
        return new UpdatePolicy(
                "stop-first".equals(written.order()) ? UpdatePolicy.Order.STOP_FIRST : UpdatePolicy.Order.START_FIRST,
                filled(written.maxUnavailable()),
                filled(written.maxSurge()));
    }

    private static StopPolicy stop(AppSpec.Stop written) {
        return new StopPolicy(
                filled(written.signal()),
                DurationNotation.parse(filled(written.drain())),
                DurationNotation.parse(filled(written.grace())));
    }

    /** Tasks of jobs are tried again by the leader alone, which counts how often; a node by itself must not. */
    private static RestartPolicy restart(AppSpec.Restart written, Workload.Kind kind) {
        AppSpec.Backoff backoff = filled(written.backoff());
        return new RestartPolicy(
                switch (kind.serves() ? filled(written.policy()) : "never") {
                    case "on-failure" -> RestartPolicy.When.ON_FAILURE;
                    case "never" -> RestartPolicy.When.NEVER;
                    default -> RestartPolicy.When.ALWAYS;
                },
                DurationNotation.parse(filled(backoff.initial())),
                DurationNotation.parse(filled(backoff.max())));
    }

    private static <T> T filled(@Nullable T value) {
        return requireNonNull(value, "the manifest reader fills in every default");
    }
}
