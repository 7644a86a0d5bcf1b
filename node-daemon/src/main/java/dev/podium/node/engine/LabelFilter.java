package dev.podium.node.engine;

import java.util.List;
import java.util.Map;

/** Writes labels the way the Docker Engine filters by them. */
final class LabelFilter {
    private LabelFilter() {}

    static List<String> terms(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }
}
