package dev.podium.api.server.manifest;

import io.micronaut.json.tree.JsonNode;

/** How a value is repeated in a message: recognisable, and never longer than a line. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String text(String value) {
        String shown = value.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return value.length() > LONGEST
                ? "\"" + shown + "…\" (" + value.length() + " characters)"
                : "\"" + shown + "\"";
    }

    /** What kind of JSON value it is, and which. */
    static String json(JsonNode node) {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        if (node.isString()) {
            return "the text " + text(node.getStringValue());
        }
        return (node.isNumber() ? "the number " : "") + node.coerceStringValue();
    }
}
