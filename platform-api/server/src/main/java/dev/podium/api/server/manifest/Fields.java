package dev.podium.api.server.manifest;

import dev.podium.orchestrator.model.workload.Amount;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One JSON object being read: each field is asked for once, by name and type; {@link #end} then refuses what nobody asked
 * for. A field that is {@code null} counts as absent.
 */
final class Fields {
    private final JsonNode node;
    private final String pointer;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> later = new LinkedHashSet<>();

    Fields(JsonNode node, String pointer, Findings findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
    }

    /** What is read of a section that is not there: every field absent. */
    Fields none() {
        return new Fields(JsonNode.createObjectNode(Map.of()), pointer, findings);
    }

    String pointer() {
        return pointer;
    }

    /** The JSON pointer (RFC 6901) of one of its fields. */
    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void refuse(String name, String message) {
        findings.add(at(name), message);
    }

    void refuseItself(String message) {
        findings.add(pointer, message);
    }

    void refuseElement(String name, int index, String message) {
        findings.add(at(name) + "/" + index, message);
    }

    Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> text(String name) {
        return value(name).flatMap(value -> text(value, at(name)));
    }

    /** A text, or a number written without quotes where that means the same. */
    Optional<String> textOrNumber(String name) {
        return value(name)
                .flatMap(value -> value.isNumber() ? Optional.of(value.coerceStringValue()) : text(value, at(name)));
    }

    /** An amount, as text or number, that {@code notation} reads; its complaint becomes the finding. */
    <T> Optional<T> parsed(String name, Function<String, T> notation) {
        return textOrNumber(name).flatMap(text -> read(name, text, notation));
    }

    /** A text that {@code notation} reads; its complaint becomes the finding. */
    <T> Optional<T> parsedText(String name, Function<String, T> notation) {
        return text(name).flatMap(text -> read(name, text, notation));
    }

    private <T> Optional<T> read(String name, String text, Function<String, T> notation) {
        try {
            return Optional.of(notation.apply(text));
        } catch (IllegalArgumentException complaint) {
            refuse(name, String.valueOf(complaint.getMessage()));
            return Optional.empty();
        }
    }

    Optional<String> oneOf(String name, List<String> choices) {
        return text(name).filter(text -> {
            if (!choices.contains(text)) {
                String hint = Suggestion.nearest(text, choices)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
                refuse(name, name + " " + Shown.text(text) + " is not known: expected " + Words.or(choices) + hint);
            }
            return choices.contains(text);
        });
    }

    Optional<Integer> integer(String name, int least, int most) {
        return value(name).flatMap(value -> {
            Optional<Long> number = whole(value);
            if (number.isEmpty()) {
                refuse(name, "expected a whole number from " + least + " to " + most + ", got " + Shown.json(value));
            } else if (number.get() < least || number.get() > most) {
                refuse(name, name + " " + number.get() + " is out of range: expected " + least + " to " + most);
            }
            return number.filter(n -> n >= least && n <= most).map(Math::toIntExact);
        });
    }

    Optional<Boolean> flag(String name) {
        return value(name).flatMap(value -> {
            if (!value.isBoolean()) {
                refuse(name, "expected true or false, got " + Shown.json(value));
                return Optional.empty();
            }
            return Optional.of(value.getBooleanValue());
        });
    }

    Optional<Fields> object(String name) {
        return value(name).flatMap(value -> object(value, at(name)));
    }

    /** The objects of a list; elements of another type are refused and left out. */
    Optional<List<Fields>> objects(String name, int most) {
        return list(name, most, this::object);
    }

    Optional<List<String>> words(String name, int most) {
        return list(name, most, this::text);
    }

    Optional<Map<String, String>> texts(String name, int most) {
        return object(name).map(map -> {
            Map<String, String> texts = new LinkedHashMap<>();
            map.node.entries().forEach(entry -> map.entry(entry).ifPresent(text -> texts.put(entry.getKey(), text)));
            if (texts.size() > most) {
                refuse(name, name + " has " + texts.size() + " entries: expected at most " + most);
            }
            return texts;
        });
    }

    /** Whole numbers by name, for names operators have given resources. */
    Map<String, Integer> counts(String name, int most) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        object(name).ifPresent(map -> {
            if (map.node.size() > most) {
                refuse(name, name + " has " + map.node.size() + " entries: expected at most " + most);
            }
            map.node
                    .entries()
                    .forEach(entry -> map.count(entry.getKey()).ifPresent(count -> counts.put(entry.getKey(), count)));
        });
        return counts;
    }

    private Optional<Integer> count(String resource) {
        Optional<Integer> count = integer(resource, 1, (int) Amount.MOST_GENERIC);
        try {
            count.ifPresent(some -> Amount.requireGeneric(resource, some));
            return count;
        } catch (IllegalArgumentException complaint) {
            refuse(resource, String.valueOf(complaint.getMessage()));
            return Optional.empty();
        }
    }

    /** Fields of later versions: refused by name, so that nothing is dropped silently. */
    void later(String... names) {
        later.addAll(List.of(names));
    }

    /** Refuses every field that was not asked for. */
    void end() {
        node.entries().forEach(entry -> {
            String name = entry.getKey();
            if (later.contains(name) && !entry.getValue().isNull()) {
                refuse(name, "\"" + name + "\" is not supported yet by this version: leave it out");
            } else if (!known.contains(name) && !later.contains(name)) {
                refuse(name, unknown(name));
            }
        });
    }

    private String unknown(String name) {
        return "field " + Shown.text(name) + " is not known"
                + Suggestion.nearest(name, known)
                        .map(near -> ": did you mean \"" + near + "\"?")
                        .orElse(": expected " + Words.or(List.copyOf(known)));
    }

    private Optional<String> entry(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (value.isNumber() || value.isBoolean()) {
            refuse(
                    entry.getKey(),
                    "expected a text, got " + Shown.json(value) + ": write it in quotes, \"" + value.coerceStringValue()
                            + "\"");
            return Optional.empty();
        }
        return text(value, at(entry.getKey()));
    }

    private <T> Optional<List<T>> list(String name, int most, Element<T> element) {
        return value(name).flatMap(value -> {
            if (!value.isArray()) {
                refuse(name, "expected a list, got " + Shown.json(value));
                return Optional.empty();
            }
            if (value.size() > most) {
                refuse(name, name + " has " + value.size() + " entries: expected at most " + most);
                return Optional.empty();
            }
            List<T> all = new ArrayList<>();
            int index = 0;
            for (JsonNode one : value.values()) {
                element.read(one, at(name) + "/" + index++).ifPresent(all::add);
            }
            return Optional.of(List.copyOf(all));
        });
    }

    private Optional<String> text(JsonNode value, String where) {
        if (!value.isString()) {
            findings.add(where, "expected a text, got " + Shown.json(value));
            return Optional.empty();
        }
        if (value.getStringValue().indexOf('\0') >= 0) {
            findings.add(where, "the text contains a NUL character: no process can be given one");
            return Optional.empty();
        }
        return Optional.of(value.getStringValue());
    }

    private Optional<Fields> object(JsonNode value, String where) {
        if (!value.isObject()) {
            findings.add(where, "expected an object, got " + Shown.json(value));
            return Optional.empty();
        }
        return Optional.of(new Fields(value, where, findings));
    }

    private static Optional<Long> whole(JsonNode value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.getBigDecimalValue().longValueExact());
        } catch (ArithmeticException fraction) {
            return Optional.empty();
        }
    }

    /** Reads one element of a list. */
    private interface Element<T> {
        Optional<T> read(JsonNode value, String where);
    }
}
