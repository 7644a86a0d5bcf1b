package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import io.micronaut.json.tree.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parts of each item a caller wants of a list: {@code metadata.name,status.state}. A part brings all that is below it. */
final class FieldSelection {
    private static final int MOST = 50;
    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_/-]+){0,7}");

    private final Branch root = new Branch();

    private FieldSelection(List<String> paths) {
        paths.forEach(path -> root.add(path.split("\\.")));
    }

    /** @throws ApiProblem 400 {@code query_invalid} that names the part which is none */
    static FieldSelection parse(String text) {
        List<String> paths =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (paths.size() > MOST) {
            throw refused("fields names " + paths.size() + " parts: expected at most " + MOST + ".");
        }
        paths.stream().filter(path -> !PATH.matcher(path).matches()).findFirst().ifPresent(path -> {
            throw refused("fields has \"" + path + "\": expected names with dots between them, for example"
                    + " metadata.name,status.state.");
        });
        return new FieldSelection(paths);
    }

    JsonNode of(JsonNode item) {
        return root.of(item).orElseGet(() -> JsonNode.createObjectNode(Map.of()));
    }

    private static ApiProblem refused(String why) {
        return ApiProblem.badRequest("query_invalid", why);
    }

    /** What is wanted below one place; all of it when nothing narrower was named. */
    private static final class Branch {
        private final Map<String, Branch> children = new TreeMap<>();
        private boolean whole;

        private void add(String[] path) {
            Branch branch = this;
            for (String name : path) {
                branch = branch.children.computeIfAbsent(name, _ -> new Branch());
            }
            branch.whole = true;
        }

        private Optional<JsonNode> of(JsonNode node) {
            if (whole) {
                return Optional.of(node);
            }
            if (!node.isObject()) {
                return Optional.empty();
            }
            Map<String, JsonNode> kept = new LinkedHashMap<>();
            node.entries()
                    .forEach(entry -> Optional.ofNullable(children.get(entry.getKey()))
                            .flatMap(branch -> branch.of(entry.getValue()))
                            .ifPresent(value -> kept.put(entry.getKey(), value)));
            return kept.isEmpty() ? Optional.empty() : Optional.of(JsonNode.createObjectNode(kept));
        }
    }
}
