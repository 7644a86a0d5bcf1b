package dev.podium.portal.deploy;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.portal.deploy.DeployDraft.Exposure;
import dev.podium.portal.deploy.DeployDraft.Health;
import dev.podium.portal.deploy.DeployDraft.Launch;
import dev.podium.portal.deploy.DeployDraft.Size;
import dev.podium.portal.deploy.DeployDraft.Source;
import dev.podium.portal.platform.AppRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the wizard with an app as it is declared now. What the wizard has no field for is kept as it is. */
final class DraftReader {
    private DraftReader() {}

    static DeployDraft of(App app) {
        AppRef ref = AppRef.of(app);
        AppSpec spec = app.spec();
        List<AppSpec.Port> ports = spec.ports();
        String port = ports == null || ports.isEmpty()
                ? ""
                : Integer.toString(ports.getFirst().port());
        return new DeployDraft(
                new Source(ref.namespace(), ref.name(), spec.image(), port),
                new Launch(words(spec.command()), words(spec.args()), lines(spec.env())),
                size(spec),
                health(spec.probes()),
                exposure(ref, spec.routes()));
    }

    private static Size size(AppSpec spec) {
        AppSpec.Resources resources = spec.resources();
        AppSpec.Limits limits = resources == null ? null : resources.limits();
        return new Size(
                "global".equals(spec.kind()),
                spec.replicas() == null ? "1" : spec.replicas().toString(),
                resources == null ? "" : text(resources.cpu()),
                resources == null ? "" : text(resources.memory()),
                limits == null ? "" : text(limits.cpu()),
                limits == null ? "" : text(limits.memory()));
    }

    private static Health health(AppSpec.@Nullable Probes probes) {
        AppSpec.Probe readiness = probes == null ? null : probes.readiness();
        boolean others = probes != null && (probes.startup() != null || probes.liveness() != null);
        if (readiness == null) {
            return new Health(others ? Health.Readiness.KEEP : Health.Readiness.NONE, "/", "", "");
        }
        AppSpec.Http http = readiness.http();
        String failures =
                readiness.failures() == null ? "" : readiness.failures().toString();
        if (http != null) {
            return new Health(
                    Health.Readiness.HTTP, http.path() == null ? "/" : http.path(), text(readiness.every()), failures);
        }
        return new Health(
                readiness.tcp() != null ? Health.Readiness.TCP : Health.Readiness.KEEP,
                "/",
                text(readiness.every()),
                failures);
    }

    private static Exposure exposure(AppRef ref, @Nullable List<AppSpec.Route> routes) {
        if (routes == null) {
            return new Exposure(Exposure.Reach.STANDARD, "", "/");
        }
        if (routes.isEmpty()) {
            return new Exposure(Exposure.Reach.NONE, "", "/");
        }
        AppSpec.Route first = routes.getFirst();
        String host = text(first.host());
        String path = first.path() == null ? "/" : first.path();
        boolean own = host.isEmpty() || host.equals(ref.name() + "." + ref.namespace() + ".localhost");
        Exposure.Reach kind = routes.size() > 1
                ? Exposure.Reach.KEEP
                : own && path.equals("/") ? Exposure.Reach.STANDARD : Exposure.Reach.CUSTOM;
        return new Exposure(kind, host, path);
    }

    private static String lines(@Nullable Map<String, String> env) {
        return env == null
                ? ""
                : env.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String words(@Nullable List<String> words) {
        return words == null ? "" : words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
