package dev.podium.api.server.resource;

import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The body of a PUT in either of its shapes: the bare spec with optional {@code labels}, or what GET answers, of which {@code spec} and
 * {@code metadata.labels} count.
 */
public record ResourceBody<S>(S spec, Optional<Map<String, String>> labels) {
    public static <S> ResourceBody<S> decode(JsonBody body, Function<Fields, S> spec) {
        JsonNode node = body.node();
        return node.isObject() && node.get("spec") != null
                ? body.decode(fields -> wrapped(fields, spec))
                : body.decode(fields -> new ResourceBody<>(spec.apply(fields), labels(fields)));
    }

    private static <S> ResourceBody<S> wrapped(Fields fields, Function<Fields, S> spec) {
        Optional<Map<String, String>> labels = fields.optional("metadata")
                .flatMap(metadata -> metadata.fields().flatMap(ResourceBody::labels));
        fields.ignore("status");
        // A value of the wrong type has been noted; reading goes on to find the other mistakes.
        Optional<S> value = fields.required("spec").flatMap(element -> element.object(spec));
        fields.errors().throwIfAny();
        return new ResourceBody<>(value.orElseThrow(), labels);
    }

    private static Optional<Map<String, String>> labels(Fields fields) {
        return fields.optional("labels").flatMap(Labels::read);
    }
}
