package dev.podium.node.engine;

import java.util.Map;

/** A bridge network to be made. */
public record NetworkPlan(String name, Map<String, String> labels) {
    public NetworkPlan {
        labels = Map.copyOf(labels);
    }
}
