package dev.podium.api.server.status;

import dev.podium.orchestrator.model.task.Slot;

/** Puts slots into the order people expect: 1, 2, 10; then nodes by name. */
final class SlotOrder {
    private SlotOrder() {}

    static String key(Slot slot) {
        return switch (slot) {
            case Slot.Numbered numbered -> "0%010d".formatted(numbered.number());
            case Slot.OnNode onNode -> "1" + onNode.node();
        };
    }
}
