package dev.podium.api.server.json;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value somewhere in a body. Each reading method answers empty where the value is of another type, after having noted that
 * with its pointer.
 *
 * @param pointer JSON pointer of the value; the whole body's is empty
 */
public record Element(JsonNode node, String pointer, JsonErrors errors) {
    private static final int SHOWN_OF_A_VALUE = 60;

    public Optional<String> text() {
        return node.isString() ? Optional.of(node.getStringValue()) : wrong("a text, in double quotes");
    }

    /** Text of at most {@code longest} characters. */
    public Optional<String> text(int longest) {
        return text().flatMap(text -> text.length() <= longest
                ? Optional.of(text)
                : refuse(shown() + " has " + text.length() + " characters: expected at most " + longest));
    }

    /** Text that {@code parser} understands; its {@link IllegalArgumentException} becomes the message. */
    public <T> Optional<T> parsed(Function<String, T> parser) {
        return text().flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                return refuse(String.valueOf(e.getMessage()));
            }
        });
    }

    public Optional<String> oneOf(List<String> allowed) {
        return text().flatMap(text -> allowed.contains(text)
                ? Optional.of(text)
                : refuse("\"" + text + "\" is not possible here: expected one of " + String.join(", ", allowed)
                        + Spelling.hint(text, allowed)));
    }

    /** A whole number from {@code least} to {@code most}. */
    public Optional<Integer> integer(int least, int most) {
        if (!node.isNumber()) {
            return wrong("a whole number");
        }
        BigDecimal value = node.getBigDecimalValue();
        if (value.stripTrailingZeros().scale() > 0) {
            return wrong("a whole number");
        }
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            return refuse(shown() + " is out of range: expected " + least + " to " + most);
        }
        return Optional.of(value.intValueExact());
    }

    public Optional<Boolean> flag() {
        return node.isBoolean() ? Optional.of(node.getBooleanValue()) : wrong("true or false");
    }

    public Optional<Fields> fields() {
        return node.isObject() ? Optional.of(new Fields(this)) : wrong("an object, in braces");
    }

    /** An object whose unknown fields are refused after {@code reader} has asked for those it knows. */
    public <T> Optional<T> object(Function<Fields, T> reader) {
        return fields().map(fields -> {
            T value = reader.apply(fields);
            fields.refuseUnknown();
            return value;
        });
    }

    /** The elements that could be read, in order. */
    public <T> Optional<List<T>> items(Function<Element, Optional<T>> reader) {
        if (!node.isArray()) {
            return wrong("a list, in brackets");
        }
        List<T> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            reader.apply(new Element(node.get(i), pointer + "/" + i, errors)).ifPresent(items::add);
        }
        return Optional.of(items);
    }

    /** An object with any keys, the values of which are texts. Numbers and booleans are taken as they are written. */
    public Optional<Map<String, String>> texts() {
        if (!node.isObject()) {
            return wrong("an object with texts as values");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach(entry -> {
            Element value = new Element(entry.getValue(), JsonErrors.below(pointer, entry.getKey()), errors);
            value.scalar().ifPresent(text -> texts.put(entry.getKey(), text));
        });
        return Optional.of(texts);
    }

    /** Notes that this value is refused. */
    public <T> Optional<T> refuse(String message) {
        errors.add(pointer, message);
        return Optional.empty();
    }

    /** The value as JSON, shortened. */
    public String shown() {
        String text = JsonText.write(node);
        return text.length() <= SHOWN_OF_A_VALUE ? text : text.substring(0, SHOWN_OF_A_VALUE) + "…";
    }

    private Optional<String> scalar() {
        return node.isNumber() || node.isBoolean() ? Optional.of(node.coerceStringValue()) : text();
    }

    private <T> Optional<T> wrong(String expected) {
        return refuse((node.isNull() ? "null" : shown() + " is " + kind()) + ": expected " + expected);
    }

    private String kind() {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        return node.isString() ? "a text" : node.isNumber() ? "a number" : "a boolean";
    }
}
