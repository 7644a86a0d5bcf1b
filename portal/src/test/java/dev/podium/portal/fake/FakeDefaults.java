package dev.podium.portal.fake;

import dev.podium.api.contract.app.AppSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in what a manifest leaves out. */
final class FakeDefaults {
    private FakeDefaults() {}

    static AppSpec fill(AppSpec spec, String namespace, String name) {
        List<AppSpec.Port> ports = or(spec.ports(), List.of());
        return new AppSpec(
                spec.image(),
                or(spec.kind(), "replicated"),
                or(spec.replicas(), 1),
                spec.command(),
                spec.args(),
                spec.workingDir(),
                or(spec.env(), Map.of()),
                ports,
                or(spec.routes(), ports.isEmpty() ? List.of() : List.of(route(namespace, name, ports))),
                or(spec.resources(), new AppSpec.Resources("100m", "128Mi", new AppSpec.Limits("1", "256Mi"), 256)),
                or(spec.probes(), new AppSpec.Probes(null, null, null)),
                or(
                        spec.placement(),
                        new AppSpec.Placement(
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                100,
                                new AppSpec.Disruption("25%"))),
                or(spec.update(), new AppSpec.Update("start-first", 0, 1)),
                or(spec.stop(), new AppSpec.Stop("SIGTERM", "30s", "10s")),
                or(spec.restart(), new AppSpec.Restart("always", new AppSpec.Backoff("1s", "5m"))),
                or(spec.security(), new AppSpec.Security(false, null, List.of())),
                or(spec.labels(), Map.of()));
    }

    private static AppSpec.Route route(String namespace, String name, List<AppSpec.Port> ports) {
        return new AppSpec.Route(
                name + "." + namespace + ".localhost", "/", ports.getFirst().name());
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
