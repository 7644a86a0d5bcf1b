package dev.podium.api.server.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds its way through a tree of maps and lists. */
final class Json {
    private static final String SCHEMAS = "#/components/schemas/";

    private Json() {}

    /** The object itself, to be changed in place. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("the OpenAPI document has no object where one was expected, but " + value);
    }

    static Map<String, Object> object(Map<String, Object> parent, String... path) {
        Map<String, Object> current = parent;
        for (String name : path) {
            current = object(current.get(name));
        }
        return current;
    }

    /** The names of the schemas anything in the tree refers to. */
    static Set<String> references(@Nullable Object tree) {
        Set<String> names = new LinkedHashSet<>();
        collect(tree, names);
        return names;
    }

    private static void collect(@Nullable Object tree, Set<String> names) {
        switch (tree) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (key.equals("$ref") && value instanceof String target && target.startsWith(SCHEMAS)) {
                        names.add(target.substring(SCHEMAS.length()));
                    } else {
                        collect(value, names);
                    }
                });
            case List<?> list -> list.forEach(item -> collect(item, names));
            case null, default -> {
                // A leaf refers to nothing.
            }
        }
    }
}
