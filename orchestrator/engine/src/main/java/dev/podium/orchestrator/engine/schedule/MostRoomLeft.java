package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.model.workload.Amount;
import java.util.List;

/** For spreading: the node that is left with the most of its scarcer resource; the less scarce one decides between equals. */
record MostRoomLeft(FreeRoom room) implements RoomScorer {
    @Override
    public long score(int row, Need need) {
        return left(room, row, need);
    }

    /**
     * How much of a node's scarcer resource, processor time or memory, would be left with the task on it. A GPU is given away whole
     * or shared out by {@link GpuRoom}; what else there is only has to suffice.
     */
    static long left(FreeRoom room, int row, Need need) {
        Amount taken = need.amount();
        long cpuLeft = share(room.cpu(row) - taken.cpu().millis(), room.wholeCpu(row));
        long memoryLeft = share(room.memory(row) - taken.memory().value(), room.wholeMemory(row));
        return Math.min(cpuLeft, memoryLeft) + Math.max(cpuLeft, memoryLeft) / 1000;
    }

    private static long share(long left, long capacity) {
        return capacity == 0 ? 0 : (long) ((double) WHOLE * left / capacity);
    }

    @Override
    public List<Integer> gpus(int row, Need need) {
        return room.gpus().fullest(row, need.gpu());
    }

    @Override
    public boolean even() {
        return true;
    }
}
