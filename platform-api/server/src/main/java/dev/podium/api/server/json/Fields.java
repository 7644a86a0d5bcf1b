package dev.podium.api.server.json;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An object of a body, read field by field. It remembers which fields were asked for, so that the others can be refused. A field
 * that is {@code null} counts as absent.
 */
public final class Fields {
    private final Element element;
    private final SortedSet<String> known = new TreeSet<>();

    Fields(Element element) {
        this.element = element;
    }

    public JsonErrors errors() {
        return element.errors();
    }

    public String pointer() {
        return element.pointer();
    }

    public Optional<Element> optional(String name) {
        known.add(name);
        JsonNode value = element.node().get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(at(name, value));
    }

    /** Like {@link #optional}, noting an error when it is absent. */
    public Optional<Element> required(String name) {
        Optional<Element> value = optional(name);
        if (value.isEmpty()) {
            refuse(name, "\"" + name + "\" is missing");
        }
        return value;
    }

    /** Whether the field is there, even as {@code null}. */
    public boolean has(String name) {
        known.add(name);
        return element.node().get(name) != null;
    }

    public Optional<String> text(String name) {
        return optional(name).flatMap(Element::text);
    }

    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return optional(name).flatMap(value -> value.parsed(parser));
    }

    public Optional<String> oneOf(String name, List<String> allowed) {
        return optional(name).flatMap(value -> value.oneOf(allowed));
    }

    public Optional<Integer> integer(String name, int least, int most) {
        return optional(name).flatMap(value -> value.integer(least, most));
    }

    public Optional<Boolean> flag(String name) {
        return optional(name).flatMap(Element::flag);
    }

    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return optional(name).flatMap(value -> value.object(reader));
    }

    public <T> Optional<List<T>> items(String name, Function<Element, Optional<T>> reader) {
        return optional(name).flatMap(value -> value.items(reader));
    }

    public <T> Optional<List<T>> objects(String name, Function<Fields, T> reader) {
        return items(name, item -> item.object(reader));
    }

    public Optional<Map<String, String>> texts(String name) {
        return optional(name).flatMap(Element::texts);
    }

    /** Takes note of a field without reading it: it may be there and does not count. */
    public void ignore(String name) {
        known.add(name);
    }

    /** Notes that the field's value, or its absence, is refused. */
    public void refuse(String name, String message) {
        errors().add(JsonErrors.below(pointer(), name), message);
    }

    /** Refuses every field that was not asked for, suggesting the one that was probably meant. */
    public void refuseUnknown() {
        element.node().entries().forEach(entry -> {
            String name = entry.getKey();
            if (!known.contains(name)) {
                refuse(
                        name,
                        "unknown field \"" + Spelling.shorten(name) + "\": expected one of " + String.join(", ", known)
                                + Spelling.hint(name, known));
            }
        });
    }

    private Element at(String name, JsonNode value) {
        return new Element(value, JsonErrors.below(pointer(), name), errors());
    }
}
