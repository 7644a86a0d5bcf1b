package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppPlan.Difference;
import dev.podium.api.contract.app.AppSpec;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two specs, value by value. */
final class SpecDifference {
    private SpecDifference() {}

    /** @param before nothing for a new app */
    static List<Difference> between(Optional<AppSpec> before, AppSpec after) {
        SortedMap<String, String> old = before.map(SpecDifference::values).orElseGet(TreeMap::new);
        SortedMap<String, String> fresh = values(after);
        TreeSet<String> pointers = new TreeSet<>(old.keySet());
        pointers.addAll(fresh.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String pointer : pointers) {
            if (!Objects.equals(old.get(pointer), fresh.get(pointer))) {
                differences.add(new Difference(pointer, old.get(pointer), fresh.get(pointer)));
            }
        }
        return differences;
    }

    /** The differences in one line: {@code replicas 1 → 3, env/MODE added}. */
    static String summary(List<Difference> differences) {
        List<String> parts =
                differences.stream().limit(4).map(SpecDifference::part).toList();
        int more = differences.size() - parts.size();
        return String.join(", ", parts) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String part(Difference difference) {
        String name = difference.pointer().substring(1);
        if (difference.before() == null) {
            return name + " added";
        }
        if (difference.after() == null) {
            return name + " removed";
        }
        // What is in the environment is nobody's business but the developer's.
        return name.startsWith("env/")
                ? name + " changed"
                : name + " " + difference.before() + " → " + difference.after();
    }

    private static SortedMap<String, String> values(AppSpec spec) {
        SortedMap<String, String> values = new TreeMap<>();
        collect("", SpecJson.tree(spec), values);
        return values;
    }

    private static void collect(String pointer, JsonNode node, SortedMap<String, String> values) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.entries()) {
                collect(pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"), entry.getValue(), values);
            }
        } else if (node.isArray()) {
            int index = 0;
            for (JsonNode element : node.values()) {
                collect(pointer + "/" + index++, element, values);
            }
        } else if (!node.isNull()) {
            values.put(pointer, node.coerceStringValue());
        }
    }
}
