package dev.podium.api.server.status;

import dev.podium.orchestrator.model.task.Slot;
import java.util.Comparator;

/** Puts slots into the order people expect: 1, 2, 10; then nodes by name. */
final class SlotOrder {
    /** That of the keys, without making any: thousands of instances are sorted whenever one of them has changed. */
    static final Comparator<Slot> BY_KEY =
            Comparator.comparingLong(SlotOrder::number).thenComparing(SlotOrder::node);

    private static final int DIGITS = 10;

    private SlotOrder() {}

    static String key(Slot slot) {
        return switch (slot) {
            case Slot.Numbered(int number) -> "0" + padded(number, DIGITS);
            case Slot.OnNode(var node) -> "1" + node;
        };
    }

    /** With zeros in front; quicker than a format. */
    static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static long number(Slot slot) {
        return switch (slot) {
            case Slot.Numbered(int number) -> number;
            case Slot.OnNode _ -> Long.MAX_VALUE;
        };
    }

    private static String node(Slot slot) {
        return switch (slot) {
            case Slot.Numbered _ -> "";
            case Slot.OnNode(var node) -> node.value();
        };
    }
}
