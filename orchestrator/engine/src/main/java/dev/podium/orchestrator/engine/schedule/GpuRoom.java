package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.GpuRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is left of each GPU, in columns: those of one node stand side by side, in the order in which the node names them. A GPU is
 * free in thousandths.
 */
final class GpuRoom {
    private final int[] first;
    private final int[] free;
    private final List<Gpu> devices = new ArrayList<>();

    GpuRoom(List<NodeView> nodes) {
        this.first = new int[nodes.size() + 1];
        for (int row = 0; row < nodes.size(); row++) {
            devices.addAll(nodes.get(row).facts().gpus());
            first[row + 1] = devices.size();
        }
        this.free = new int[devices.size()];
        Arrays.fill(free, GpuRequest.WHOLE);
    }

    /** Whether any node has any. */
    boolean any() {
        return free.length > 0;
    }

    /** The node's GPUs are those at positions {@code first(row)} to before {@code first(row + 1)}. */
    int first(int row) {
        return first[row];
    }

    int free(int position) {
        return free[position];
    }

    Gpu device(int position) {
        return devices.get(position);
    }

    boolean fits(int row, GpuRequest wanted) {
        return wanted.none() || fitting(row, wanted) >= wanted.devices();
    }

    /** On how many of the node's GPUs, one by one, what is wanted of each would fit. */
    int fitting(int row, GpuRequest wanted) {
        int count = 0;
        for (int position = first[row]; position < first[row + 1]; position++) {
            if (takes(position, wanted)) {
                count++;
            }
        }
        return count;
    }

    /** Whether the GPU is of a model that will do and has enough left for one device's worth. */
    boolean takes(int position, GpuRequest wanted) {
        return free[position] >= wanted.each() && does(position, wanted);
    }

    boolean does(int position, GpuRequest wanted) {
        return wanted.models().isEmpty()
                || wanted.models().contains(devices.get(position).model());
    }

    /**
     * The indexes of the GPUs a task gets on a node it fits on: of those that take it the fullest, so that whole ones stay whole; of
     * equally full ones the first.
     */
    List<Integer> fullest(int row, GpuRequest wanted) {
        if (wanted.none()) {
            return List.of();
        }
        List<Integer> chosen = new ArrayList<>();
        if (wanted.devices() > 1 || wanted.each() == GpuRequest.WHOLE) {
            for (int at = first[row]; at < first[row + 1] && chosen.size() < wanted.devices(); at++) {
                if (takes(at, wanted)) {
                    chosen.add(devices.get(at).index());
                }
            }
            return chosen;
        }
        int best = -1;
        for (int at = first[row]; at < first[row + 1]; at++) {
            if (takes(at, wanted) && (best < 0 || free[at] < free[best])) {
                best = at;
            }
        }
        return List.of(devices.get(best).index());
    }

    /** @param indexes as the node names them; one it does not (any more) have is passed over */
    void take(int row, List<Integer> indexes, int each) {
        for (int index : indexes) {
            for (int at = first[row]; at < first[row + 1]; at++) {
                if (devices.get(at).index() == index) {
                    free[at] -= each;
                }
            }
        }
    }
}
