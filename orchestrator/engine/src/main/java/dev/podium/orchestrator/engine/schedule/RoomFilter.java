package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.Release;

/** Says which kind of room a node lacks. Placing itself asks {@link FreeRoom#fits}; this is for telling why. */
final class RoomFilter implements NodeFilter {
    private final FreeRoom room;

    RoomFilter(FreeRoom room) {
        this.room = room;
    }

    @Override
    public Verdict judge(NodeView node, Release release) {
        int row = room.row(node.name());
        Amount wanted = release.resources().request();
        Amount capacity = node.facts().capacity();
        if (room.cpu(row) < wanted.cpu().millis()) {
            String free = Cpu.ofMillis(Math.max(0, room.cpu(row))).toString();
            return lacks(RefusalCode.INSUFFICIENT_CPU, node, "cpu", wanted.cpu(), free, capacity.cpu());
        }
        if (room.memory(row) < wanted.memory().value()) {
            String free = readable(room.memory(row));
            return lacks(
                    RefusalCode.INSUFFICIENT_MEMORY,
                    node,
                    "memory",
                    readable(wanted.memory().value()),
                    free,
                    readable(capacity.memory().value()));
        }
        if (room.pids(row) < wanted.pids()) {
            String free = Long.toString(Math.max(0, room.pids(row)));
            return lacks(RefusalCode.INSUFFICIENT_PIDS, node, "pids", wanted.pids(), free, capacity.pids());
        }
        return Verdict.Pass.INSTANCE;
    }

    private static Verdict lacks(
            RefusalCode code, NodeView node, String what, Object wanted, String free, Object capacity) {
        return new Verdict.Fail(
                code,
                () -> "has " + free + " " + what + " free of " + capacity + ", the task asks for " + wanted,
                () -> "ask for at most " + free + " " + what + " to fit on node " + node.name()
                        + ", make room on it, or add a node with at least " + wanted + " " + what + " free");
    }

    /** Whole mebibytes where there is at least one: nobody reads bytes. */
    private static String readable(long bytes) {
        long shown = Math.max(0, bytes);
        return Bytes.of(shown >= 1L << 20 ? shown >> 20 << 20 : shown).toString();
    }
}
