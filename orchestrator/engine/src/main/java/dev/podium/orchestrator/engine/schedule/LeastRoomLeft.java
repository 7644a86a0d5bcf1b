package dev.podium.orchestrator.engine.schedule;

import java.util.List;

/** For packing: the node that is left with the least, so that large tasks find room and empty nodes stay empty (best fit). */
record LeastRoomLeft(FreeRoom room) implements RoomScorer {
    @Override
    public long score(int row, Need need) {
        return WHOLE - MostRoomLeft.left(room, row, need);
    }

    @Override
    public List<Integer> gpus(int row, Need need) {
        return room.gpus().fullest(row, need.gpu());
    }

    @Override
    public boolean even() {
        return false;
    }
}
