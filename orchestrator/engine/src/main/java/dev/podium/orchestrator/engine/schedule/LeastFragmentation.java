package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.model.workload.GpuRequest;
import java.util.Arrays;
import java.util.List;

/**
 * For packing where there are GPUs: the node, and on it the GPU, whose choice makes the fewest free GPUs useless.
 *
 * <p>Fragmentation Gradient Descent (see {@link Fragments} for the source and for what counts as a fragment): a task goes where
 * fragmentation grows least, or shrinks most. Between equals the node decides whose GPUs are fuller, so that whole ones stay whole.
 *
 * <p>What is worked out for a node is kept until something is taken from it.
 */
final class LeastFragmentation implements RoomScorer {
    /** Less than any difference in fragmentation that matters: one of a thousandth of a GPU. */
    private static final long TIE_BREAK = WHOLE / GpuRequest.WHOLE;

    private final FreeRoom room;
    private final GpuRoom gpus;
    private final Fragments fragments;
    private final long[] before;
    private final int[] known;
    private int[] left = new int[8];

    private record Choice(long fragments, List<Integer> devices) {}

    LeastFragmentation(FreeRoom room, TargetTasks target) {
        this.room = room;
        this.gpus = room.gpus();
        this.fragments = new Fragments(gpus, target);
        this.before = new long[room.size()];
        this.known = new int[room.size()];
        Arrays.fill(known, -1);
    }

    @Override
    public long score(int row, Need need) {
        long grown = best(row, need).fragments() - before(row);
        return fuller(row, need) * TIE_BREAK / WHOLE - grown * TIE_BREAK / fragments.weight();
    }

    @Override
    public List<Integer> gpus(int row, Need need) {
        return best(row, need).devices();
    }

    @Override
    public boolean even() {
        return false;
    }

    /** How full the node's GPUs are with the task; a node without any is as full as its other room is. */
    private long fuller(int row, Need need) {
        int count = gpus.first(row + 1) - gpus.first(row);
        if (count == 0) {
            return WHOLE - MostRoomLeft.left(room, row, need);
        }
        long free = -need.gpu().millis();
        for (int at = gpus.first(row); at < gpus.first(row + 1); at++) {
            free += gpus.free(at);
        }
        return WHOLE - WHOLE * free / (count * (long) GpuRequest.WHOLE);
    }

    private long before(int row) {
        if (known[row] != room.version(row)) {
            load(row);
            before[row] = fragments.of(row, room.cpu(row), room.memory(row), left);
            known[row] = room.version(row);
        }
        return before[row];
    }

    private Choice best(int row, Need need) {
        long cpu = room.cpu(row) - need.amount().cpu().millis();
        long memory = room.memory(row) - need.amount().memory().value();
        load(row);
        if (!need.gpu().none() && need.gpu().each() < GpuRequest.WHOLE) {
            return bestShare(row, need.gpu(), cpu, memory);
        }
        List<Integer> devices = gpus.fullest(row, need.gpu());
        for (int at = gpus.first(row); at < gpus.first(row + 1); at++) {
            if (devices.contains(gpus.device(at).index())) {
                left[at - gpus.first(row)] = 0;
            }
        }
        return new Choice(fragments.of(row, cpu, memory, left), devices);
    }

    /** Tries each GPU with a different amount left; of equally good ones it takes the fullest. */
    private Choice bestShare(int row, GpuRequest wanted, long cpu, long memory) {
        int from = gpus.first(row);
        long least = Long.MAX_VALUE;
        int chosen = -1;
        for (int at = from; at < gpus.first(row + 1); at++) {
            if (!gpus.takes(at, wanted) || triedBefore(from, at)) {
                continue;
            }
            left[at - from] -= wanted.each();
            long broken = fragments.of(row, cpu, memory, left);
            left[at - from] += wanted.each();
            if (broken < least || (broken == least && gpus.free(at) < gpus.free(chosen))) {
                least = broken;
                chosen = at;
            }
        }
        return new Choice(least, List.of(gpus.device(chosen).index()));
    }

    private boolean triedBefore(int from, int at) {
        for (int earlier = from; earlier < at; earlier++) {
            if (gpus.free(earlier) == gpus.free(at)
                    && gpus.device(earlier).model().equals(gpus.device(at).model())) {
                return true;
            }
        }
        return false;
    }

    /** A copy of what is left of each of the node's GPUs, to try things on. */
    private void load(int row) {
        int count = gpus.first(row + 1) - gpus.first(row);
        if (left.length < count) {
            left = new int[count];
        }
        for (int i = 0; i < count; i++) {
            left[i] = gpus.free(gpus.first(row) + i);
        }
    }
}
