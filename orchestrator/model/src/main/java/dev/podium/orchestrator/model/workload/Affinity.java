package dev.podium.orchestrator.model.workload;

import dev.podium.orchestrator.model.constraint.Expression;
import dev.podium.tenants.tenant.ResourceName;

/**
 * Draws the tasks of a workload to nodes or to the tasks of an app, or keeps them apart from those.
 *
 * @param away keep apart instead of draw to
 */
public record Affinity(Target target, boolean away, Strength strength) {
    public static final int HEAVIEST = 100;

    /** To what. */
    public sealed interface Target {}

    /** Nodes that meet an expression. */
    public record ToNodes(Expression expression) implements Target {}

    /**
     * Tasks of an app of the same namespace, which may be the workload's own.
     *
     * @param topology the node label whose equal values count as the same place, or {@value #NODE} for the node itself
     */
    public record ToApp(String app, String topology) implements Target {
        public static final String NODE = "node";

        public ToApp {
            ResourceName.require("app", app);
        }
    }

    /** How much it counts. */
    public sealed interface Strength {}

    /** It must hold when a task is placed. */
    public record Required() implements Strength {}

    /** Of the nodes that take a task, those with more weight in all come first. */
    public record Preferred(int weight) implements Strength {
        public Preferred {
            if (weight < 1 || weight > HEAVIEST) {
                throw new IllegalArgumentException("weight " + weight + " is out of range: expected 1 to " + HEAVIEST);
            }
        }
    }

    public boolean required() {
        return strength instanceof Required;
    }

    /** What a place that is as wanted gains: negative for one to stay away from, zero for what is required anyway. */
    public int weight() {
        return switch (strength) {
            case Required _ -> 0;
            case Preferred(int weight) -> away ? -weight : weight;
        };
    }
}
