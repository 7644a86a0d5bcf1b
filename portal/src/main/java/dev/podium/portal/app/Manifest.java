package dev.podium.portal.app;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.portal.PortalSettings;
import dev.podium.portal.platform.AppRef;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** An app as text: the manifest in YAML, and the call of the API that declares it. */
@Singleton
public final class Manifest {
    private final ObjectMapper json =
            ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));
    private final URI api;

    public Manifest(PortalSettings settings) {
        this.api = settings.api();
    }

    public String yaml(AppRef ref, AppSpec spec) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("app", ref.name());
        manifest.put("namespace", ref.namespace());
        manifest.putAll(fields(spec));
        // No routes at all is a wish of its own; other empty fields say nothing.
        manifest.entrySet().removeIf(field -> !field.getKey().equals("routes") && isEmpty(field.getValue()));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return new Yaml(options).dump(manifest);
    }

    public String curl(AppRef ref, AppSpec spec) {
        return """
                curl -X PUT %s/api/v1/namespaces/%s/apps/%s \\
                  -H "Authorization: Bearer $PODIUM_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '%s'
                """.formatted(api, ref.namespace(), ref.name(), text(spec).replace("'", "'\\''"));
    }

    private Map<String, Object> fields(AppSpec spec) {
        try {
            Map<String, Object> fields = json.readValue(text(spec), Argument.mapOf(String.class, Object.class));
            return fields == null ? Map.of() : fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().allMatch(Manifest::isEmpty);
            case Collection<?> items -> items.isEmpty();
            default -> false;
        };
    }

    private String text(AppSpec spec) {
        try {
            return json.writeValueAsString(spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
