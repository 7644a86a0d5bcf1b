package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Release;
import java.util.List;

/**
 * The room one task of a release takes: what {@link FreeRoom} has in columns.
 *
 * @param hostPorts ports of the node, ascending
 * @param plain processor time, memory and processes are all there is to it; follows from the others and is asked for each node
 */
record Need(Amount amount, GpuRequest gpu, List<Integer> hostPorts, boolean plain) {
    Need {
        hostPorts = List.copyOf(hostPorts);
    }

    Need(Amount amount, GpuRequest gpu, List<Integer> hostPorts) {
        this(amount, gpu, hostPorts, plain(amount, gpu, hostPorts));
    }

    static Need of(Release release) {
        return new Need(
                release.resources().request(),
                release.resources().gpu(),
                release.container().hostPorts());
    }

    static Need of(Amount amount) {
        return new Need(amount, GpuRequest.NONE, List.of());
    }

    private static boolean plain(Amount amount, GpuRequest gpu, List<Integer> hostPorts) {
        return amount.disk().value() == 0 && amount.generic().isEmpty() && gpu.none() && hostPorts.isEmpty();
    }
}
