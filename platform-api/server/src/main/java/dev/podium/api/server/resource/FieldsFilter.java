package dev.podium.api.server.resource;

import dev.podium.api.contract.resource.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends of each item in a list only what {@code ?fields=} names. */
@ServerFilter("/api/**")
final class FieldsFilter {
    private static final String PARAMETER = "fields";
    private static final String ATTRIBUTE = "podium.fields";

    private final JsonMapper mapper;

    FieldsFilter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Before anything is read, so that a selection that is none costs nothing. */
    @RequestFilter
    void begin(HttpRequest<?> request) {
        Optional.ofNullable(request.getParameters().get(PARAMETER))
                .ifPresent(text -> request.setAttribute(ATTRIBUTE, FieldSelection.parse(text)));
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        Optional<FieldSelection> selection = request.getAttribute(ATTRIBUTE, FieldSelection.class);
        if (selection.isPresent() && response.body() instanceof Page<?> page) {
            response.body(narrowed(page, selection.get()));
        }
    }

    private JsonNode narrowed(Page<?> page, FieldSelection selection) throws IOException {
        List<JsonNode> items = new ArrayList<>(page.items().size());
        for (Object item : page.items()) {
            items.add(selection.of(mapper.writeValueToTree(item)));
        }
        Map<String, JsonNode> narrowed = new LinkedHashMap<>();
        narrowed.put("items", JsonNode.createArrayNode(items));
        Optional.ofNullable(page.cursor())
                .ifPresent(cursor -> narrowed.put("cursor", JsonNode.createStringNode(cursor)));
        return JsonNode.createObjectNode(narrowed);
    }
}
