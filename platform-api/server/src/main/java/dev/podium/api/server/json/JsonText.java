package dev.podium.api.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.podium.api.server.error.ApiProblem;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to a tree and back. Unlike a lenient parser it refuses repeated keys, and it says where text is malformed. */
public final class JsonText {
    private static final int DEEPEST = 64;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private JsonText() {}

    /** @throws ApiProblem 400 {@code json_malformed} with line and column */
    public static JsonNode parse(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw ApiProblem.malformed("the body is empty: expected JSON", 1, 1);
            }
            JsonNode node = read(parser);
            if (parser.nextToken() != null) {
                throw malformed(parser, "there is more after the end of the JSON value");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw malformed(parser, e.getOriginalMessage());
        }
    }

    public static String write(JsonNode node) {
        try {
            return JsonMapper.createDefault().writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JsonNode.createStringNode(keepable(parser, parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> JsonNode.createNumberNode(parser.getDecimalValue());
            case VALUE_TRUE -> JsonNode.createBooleanNode(true);
            case VALUE_FALSE -> JsonNode.createBooleanNode(false);
            case VALUE_NULL -> JsonNode.nullNode();
            case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw malformed(parser, "unexpected " + parser.currentToken());
        };
    }

    private static JsonNode object(JsonParser parser) throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (@Nullable String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.put(keepable(parser, name), read(parser));
        }
        return JsonNode.createObjectNode(fields);
    }

    /** No database keeps the character NUL, and no process can be given it. */
    private static String keepable(JsonParser parser, String text) {
        if (text.indexOf('\0') >= 0) {
            throw malformed(parser, "the text has the character NUL (\\u0000), which cannot be kept");
        }
        return text;
    }

    private static JsonNode array(JsonParser parser) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return JsonNode.createArrayNode(items);
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? JsonNode.createNumberNode(parser.getBigIntegerValue())
                : JsonNode.createNumberNode(parser.getLongValue());
    }

    private static ApiProblem malformed(JsonParser parser, String message) {
        JsonLocation at = parser.currentLocation();
        return ApiProblem.malformed(message, at.getLineNr(), at.getColumnNr());
    }
}
