package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Says which kind of room a node lacks. Placing itself asks {@link FreeRoom#fits}; this is for telling why. */
record RoomFilter(FreeRoom room, Need need) {
    /** Why the task does not fit on the node in that row. */
    Optional<Verdict.Fail> refusal(int row) {
        if (room.fits(row, need)) {
            return Optional.empty();
        }
        NodeView node = room.node(row);
        return amounts(node, row, need.amount())
                .or(() -> generic(node, row, need.amount()))
                .or(() -> hostPort(row, need))
                .or(() -> new GpuWords(room, node, row, need.gpu()).refusal());
    }

    private Optional<Verdict.Fail> amounts(NodeView node, int row, Amount wanted) {
        Amount capacity = node.facts().capacity();
        long cpu = wanted.cpu().millis();
        if (room.cpu(row) < cpu) {
            LongFunction<String> shown = millis -> Cpu.ofMillis(millis).toString();
            return lacks(
                    RefusalCode.INSUFFICIENT_CPU,
                    new Lack(node, "cpu", cpu, room.cpu(row), capacity.cpu().millis(), shown));
        }
        long memory = wanted.memory().value();
        if (room.memory(row) < memory) {
            return lacks(
                    RefusalCode.INSUFFICIENT_MEMORY,
                    new Lack(
                            node,
                            "memory",
                            memory,
                            room.memory(row),
                            capacity.memory().value(),
                            RoomFilter::readable));
        }
        if (room.pids(row) < wanted.pids()) {
            return lacks(
                    RefusalCode.INSUFFICIENT_PIDS,
                    new Lack(node, "pids", wanted.pids(), room.pids(row), capacity.pids(), Long::toString));
        }
        long disk = wanted.disk().value();
        if (room.disk(row) < disk) {
            return lacks(
                    RefusalCode.INSUFFICIENT_DISK,
                    new Lack(node, "disk", disk, room.disk(row), capacity.disk().value(), RoomFilter::readable));
        }
        return Optional.empty();
    }

    private Optional<Verdict.Fail> generic(NodeView node, int row, Amount wanted) {
        Optional<Map.Entry<String, Long>> lacking = wanted.generic().entrySet().stream()
                .filter(one -> room.generic(row, one.getKey()) < one.getValue())
                .findFirst();
        return lacking.flatMap(one -> {
            String name = one.getKey();
            long capacity = node.facts().capacity().generic().getOrDefault(name, 0L);
            return lacks(
                    RefusalCode.INSUFFICIENT_RESOURCE,
                    new Lack(node, name, one.getValue(), room.generic(row, name), capacity, Long::toString));
        });
    }

    private Optional<Verdict.Fail> hostPort(int row, Need need) {
        return need.hostPorts().stream()
                .filter(port -> room.taken(row, port))
                .findFirst()
                .map(port -> new Verdict.Fail(
                        RefusalCode.HOST_PORT_TAKEN,
                        () -> "has given its port " + port + " to another task",
                        () -> "ask for another host port than " + port
                                + ", leave it out and use a route instead, or add a node"));
    }

    /** What there is too little of, and how amounts of it are shown. */
    private record Lack(NodeView node, String what, long wanted, long free, long capacity, LongFunction<String> shown) {
        String reason() {
            return "has " + shown.apply(Math.max(0, free)) + " " + what + " free of " + shown.apply(capacity)
                    + ", the task asks for " + shown.apply(wanted);
        }

        String remedy() {
            String more = "make room on it, or add a node with at least " + shown.apply(wanted) + " " + what + " free";
            return free <= 0
                    ? "node " + node.name() + " has no " + what + " left: " + more
                    : "ask for at most " + shown.apply(free) + " " + what + " to fit on node " + node.name() + ", "
                            + more;
        }
    }

    private static Optional<Verdict.Fail> lacks(RefusalCode code, Lack lack) {
        Supplier<String> reason = lack::reason;
        return Optional.of(new Verdict.Fail(code, reason, lack::remedy));
    }

    /** Whole mebibytes where there is at least one: nobody reads bytes. */
    private static String readable(long bytes) {
        return Bytes.of(bytes >= 1L << 20 ? bytes >> 20 << 20 : bytes).toString();
    }
}
