package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.TargetTasks.Shape;
import dev.podium.orchestrator.model.workload.GpuRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For packing where there are GPUs: the node, and on it the GPU, whose choice makes the fewest free GPUs useless.
 *
 * <p>Fragmentation Gradient Descent, from Q. Weng et al., "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with
 * Fragmentation Gradient Descent", USENIX ATC 2023. A free GPU is a fragment for a task that cannot be given it: because the node lacks
 * processor time, memory or enough GPUs for the task (then all of the node's free GPUs are), or because too little of this GPU is
 * left. A node's fragmentation is the mean over the target tasks, weighted by how many there are. The task goes where that grows
 * least, or shrinks most; the fuller node decides between equals.
 *
 * <p>Sums are of whole numbers, so the choice does not depend on the order of adding. What is worked out for a node is kept until
 * something is taken from it.
 */
final class LeastFragmentation implements RoomScorer {
    /** Less than any difference in fragmentation that matters: one of a thousandth of a GPU. */
    private static final long TIE_BREAK = WHOLE / GpuRequest.WHOLE;

    private final FreeRoom room;
    private final GpuRoom gpus;
    private final List<Kind> kinds;
    private final long total;
    private final long[] fragments;
    private final int[] known;
    private int[] left = new int[8];

    /** Target tasks that want the same of GPUs, by what they want besides. */
    private record Kind(GpuRequest gpu, List<Shape> shapes) {}

    LeastFragmentation(FreeRoom room, TargetTasks target) {
        this.room = room;
        this.gpus = room.gpus();
        this.kinds = kinds(target);
        this.total =
                Math.max(1, target.shapes().stream().mapToLong(Shape::count).sum());
        this.fragments = new long[room.size()];
        this.known = new int[room.size()];
        Arrays.fill(known, -1);
    }

    private static List<Kind> kinds(TargetTasks target) {
        Map<GpuRequest, List<Shape>> kinds = new LinkedHashMap<>();
        target.shapes()
                .forEach(shape -> kinds.computeIfAbsent(shape.gpu(), _ -> new ArrayList<>())
                        .add(shape));
        return kinds.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), List.copyOf(kind.getValue())))
                .toList();
    }

    @Override
    public long score(int row, Need need) {
        long grown = best(row, need).fragments() - before(row);
        long fuller = WHOLE - MostRoomLeft.left(room, row, need);
        return -grown * TIE_BREAK / total + fuller * TIE_BREAK / WHOLE;
    }

    @Override
    public List<Integer> gpus(int row, Need need) {
        return best(row, need).devices();
    }

    @Override
    public boolean even() {
        return false;
    }

    private record Choice(long fragments, List<Integer> devices) {}

    private long before(int row) {
        if (known[row] != room.version(row)) {
            load(row);
            fragments[row] = fragments(row, room.cpu(row), room.memory(row));
            known[row] = room.version(row);
        }
        return fragments[row];
    }

    private Choice best(int row, Need need) {
        long cpu = room.cpu(row) - need.amount().cpu().millis();
        long memory = room.memory(row) - need.amount().memory().value();
        boolean shared = !need.gpu().none() && need.gpu().each() < GpuRequest.WHOLE;
        if (shared) {
            return bestShare(row, need.gpu(), cpu, memory);
        }
        List<Integer> devices = gpus.fullest(row, need.gpu());
        load(row);
        for (int at = gpus.first(row); at < gpus.first(row + 1); at++) {
            if (devices.contains(gpus.device(at).index())) {
                left[at - gpus.first(row)] = 0;
            }
        }
        return new Choice(fragments(row, cpu, memory), devices);
    }

    /** Tries each GPU with a different amount left; of equally good ones it takes the fullest. */
    private Choice bestShare(int row, GpuRequest wanted, long cpu, long memory) {
        int from = gpus.first(row);
        long least = Long.MAX_VALUE;
        int chosen = -1;
        load(row);
        for (int at = from; at < gpus.first(row + 1); at++) {
            if (!gpus.takes(at, wanted) || triedBefore(from, at)) {
                continue;
            }
            left[at - from] -= wanted.each();
            long broken = fragments(row, cpu, memory);
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

    private void load(int row) {
        int count = gpus.first(row + 1) - gpus.first(row);
        if (left.length < count) {
            left = new int[count];
        }
        for (int i = 0; i < count; i++) {
            left[i] = gpus.free(gpus.first(row) + i);
        }
    }

    /** What is useless to the target tasks of the GPUs in {@code left}, in thousandths times the number of tasks. */
    private long fragments(int row, long cpu, long memory) {
        int from = gpus.first(row);
        int count = gpus.first(row + 1) - from;
        long free = 0;
        for (int i = 0; i < count; i++) {
            free += left[i];
        }
        if (free == 0) {
            return 0;
        }
        long sum = 0;
        for (Kind kind : kinds) {
            int fitting = 0;
            long useless = 0;
            for (int i = 0; i < count; i++) {
                if (left[i] >= kind.gpu().each() && gpus.does(from + i, kind.gpu())) {
                    fitting++;
                } else {
                    useless += left[i];
                }
            }
            boolean enough = fitting >= kind.gpu().devices();
            for (Shape shape : kind.shapes()) {
                boolean fits = enough && cpu >= shape.cpu() && memory >= shape.memory();
                sum += shape.count() * (fits ? useless : free);
            }
        }
        return sum;
    }
}
