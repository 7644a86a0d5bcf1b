package dev.podium.portal.deploy;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.portal.deploy.DeployDraft.Exposure;
import dev.podium.portal.deploy.DeployDraft.Health;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a manifest of what was typed. Only what a person changed is written: everything else stays the platform's default, or as it
 * was declared before.
 */
final class DraftWriter {
    private static final int HIGHEST_PORT = 65_535;
    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private final DeployDraft draft;
    private final @Nullable AppSpec base;
    private final List<FieldError> errors = new ArrayList<>();

    private DraftWriter(DeployDraft draft, @Nullable AppSpec base) {
        this.draft = draft;
        this.base = base;
    }

    /** A manifest, or what is wrong with the draft; errors point at fields as the API's do. */
    sealed interface Result {
        record Written(AppSpec spec) implements Result {
            /** The names of the fields that say something. */
            Set<String> fields() {
                return Arrays.stream(AppSpec.class.getRecordComponents())
                        .filter(field -> read(field) != null)
                        .map(RecordComponent::getName)
                        .collect(Collectors.toUnmodifiableSet());
            }

            private @Nullable Object read(RecordComponent field) {
                try {
                    return field.getAccessor().invoke(spec);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("a manifest's field " + field.getName() + " cannot be read", e);
                }
            }
        }

        record Wrong(List<FieldError> errors) implements Result {}
    }

    /** @param base what is declared now, for changing an app */
    static Result write(DeployDraft draft, @Nullable AppSpec base) {
        DraftWriter writer = new DraftWriter(draft, base);
        AppSpec spec = writer.spec();
        return writer.errors.isEmpty() ? new Result.Written(spec) : new Result.Wrong(List.copyOf(writer.errors));
    }

    private AppSpec spec() {
        checkSource();
        boolean everywhere = draft.size().everywhere();
        return new AppSpec(
                draft.source().image().strip(),
                everywhere ? "global" : kept(AppSpec::kind) == null ? null : "replicated",
                everywhere ? null : number("/replicas", draft.size().replicas()),
                words("/command", draft.launch().command()),
                words("/args", draft.launch().args()),
                kept(AppSpec::workingDir),
                env(),
                ports(),
                routes(),
                resources(),
                probes(),
                kept(AppSpec::placement),
                kept(AppSpec::update),
                kept(AppSpec::stop),
                kept(AppSpec::restart),
                kept(AppSpec::security),
                kept(AppSpec::labels));
    }

    private void checkSource() {
        var source = draft.source();
        if (source.namespace().isBlank()) {
            errors.add(new FieldError("/namespace", "Choose the namespace the app lives in."));
        }
        if (!source.name().strip().matches(NAME)) {
            errors.add(new FieldError(
                    "/app", "1 to 63 lower-case letters, digits or hyphens, for example web or shop-api."));
        }
        if (source.image().isBlank()) {
            errors.add(new FieldError("/image", "Name an image, for example registry.example/shop/web:1.8."));
        }
    }

    private @Nullable Map<String, String> env() {
        Map<String, String> env = new LinkedHashMap<>();
        for (String line : draft.launch().env().lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (equals < 1) {
                errors.add(new FieldError("/env", "\"" + line + "\" is no variable: expected NAME=value."));
                continue;
            }
            env.put(
                    line.substring(0, equals).strip(),
                    unquoted(line.substring(equals + 1).strip()));
        }
        return env.isEmpty() && base == null ? null : env;
    }

    /** The first port is the one of the wizard; others stay. */
    private List<AppSpec.Port> ports() {
        List<AppSpec.Port> before = kept(AppSpec::ports);
        List<AppSpec.Port> ports = new ArrayList<>();
        Integer port = number("/ports/0/port", draft.source().port());
        if (port != null && (port < 1 || port > HIGHEST_PORT)) {
            errors.add(new FieldError("/ports/0/port", port + " is no port: expected 1 to " + HIGHEST_PORT + "."));
        }
        if (port != null) {
            AppSpec.Port first =
                    before == null || before.isEmpty() ? new AppSpec.Port("http", port) : before.getFirst();
            ports.add(new AppSpec.Port(first.name(), port, first.hostPort()));
        }
        if (before != null && before.size() > 1) {
            ports.addAll(before.subList(1, before.size()));
        }
        return ports;
    }

    private @Nullable List<AppSpec.Route> routes() {
        Exposure exposure = draft.exposure();
        return switch (exposure.kind()) {
            case STANDARD -> null;
            case NONE -> List.of();
            case KEEP -> kept(AppSpec::routes);
            case CUSTOM -> {
                if (exposure.host().isBlank()) {
                    errors.add(new FieldError("/routes/0/host", "Name the host, for example shop.example."));
                }
                yield List.of(new AppSpec.Route(exposure.host().strip(), filled(exposure.path()), null));
            }
        };
    }

    private AppSpec.@Nullable Resources resources() {
        AppSpec.Resources before = kept(AppSpec::resources);
        var size = draft.size();
        String cpu = filled(size.cpu());
        String memory = filled(size.memory());
        String cpuLimit = filled(size.cpuLimit());
        String memoryLimit = filled(size.memoryLimit());
        AppSpec.Limits limits =
                cpuLimit == null && memoryLimit == null ? null : new AppSpec.Limits(cpuLimit, memoryLimit);
        if (before == null) {
            boolean nothing = cpu == null && memory == null && limits == null;
            return nothing ? null : new AppSpec.Resources(cpu, memory, limits, null);
        }
        // What the wizard does not ask for stays as it was declared.
        return new AppSpec.Resources(
                cpu, memory, limits, before.pids(), before.disk(), before.gpu(), before.gpuModels(), before.generic());
    }

    private AppSpec.@Nullable Probes probes() {
        Health health = draft.health();
        AppSpec.Probes before = kept(AppSpec::probes);
        AppSpec.Probe was = before == null ? null : before.readiness();
        String every = filled(health.every());
        String timeout = was == null ? null : was.timeout();
        Integer failures = number("/probes/readiness/failures", health.failures());
        AppSpec.Probe readiness = switch (health.kind()) {
            case KEEP -> was;
            case NONE -> null;
            case HTTP ->
                new AppSpec.Probe(new AppSpec.Http(filled(health.path()), null), null, null, every, timeout, failures);
            case TCP -> new AppSpec.Probe(null, new AppSpec.Tcp(null), null, every, timeout, failures);
        };
        if (before == null) {
            return readiness == null ? null : new AppSpec.Probes(null, readiness, null);
        }
        return new AppSpec.Probes(before.startup(), readiness, before.liveness());
    }

    private @Nullable List<String> words(String pointer, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return CommandLine.words(text);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(pointer, "This cannot be read: " + e.getMessage() + "."));
            return null;
        }
    }

    private @Nullable Integer number(String pointer, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            errors.add(new FieldError(pointer, "\"" + text.strip() + "\" is no whole number."));
            return null;
        }
    }

    private <T> @Nullable T kept(Function<AppSpec, @Nullable T> field) {
        return base == null ? null : field.apply(base);
    }

    private static @Nullable String filled(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.charAt(0) == '"' && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
