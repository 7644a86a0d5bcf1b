package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppSpec;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Complete specs as JSON text and back. Empty lists stay, because they mean something else than absent ones. */
final class SpecJson {
    private static final ObjectMapper JSON =
            ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));

    private SpecJson() {}

    static String write(AppSpec spec) {
        try {
            return JSON.writeValueAsString(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("a spec cannot be written as JSON", e);
        }
    }

    static AppSpec read(String text) {
        try {
            return JSON.readValue(text, AppSpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the database has a spec that cannot be read: " + text, e);
        }
    }

    static JsonNode tree(AppSpec spec) {
        try {
            return JSON.writeValueToTree(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("a spec cannot be written as JSON", e);
        }
    }
}
