package dev.podium.orchestrator.model.task;

import dev.podium.orchestrator.model.node.NodeName;

/** The place a task fills: a number from 1 for replicated workloads, a node for global ones. */
public sealed interface Slot {
    record Numbered(int number) implements Slot {
        public Numbered {
            if (number < 1) {
                throw new IllegalArgumentException("slot " + number + " is not valid: expected 1 or more");
            }
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    record OnNode(NodeName node) implements Slot {
        @Override
        public String toString() {
            return "@" + node;
        }
    }

    /** Reads the printed form: {@code 3} or {@code @node-a}. */
    static Slot parse(String text) {
        return text.startsWith("@")
                ? new OnNode(new NodeName(text.substring(1)))
                : new Numbered(Integer.parseInt(text));
    }
}
