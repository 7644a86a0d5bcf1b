package dev.podium.node.network;

import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Map;

/**
 * The place whose tasks may follow each other in one sandbox.
 *
 * @param hostPorts which port of the machine leads to which of the sandbox: what cannot be changed once it is made
 */
record SlotKey(WorkloadId workload, Slot slot, Map<Integer, Integer> hostPorts) {
    SlotKey {
        hostPorts = Map.copyOf(hostPorts);
    }

    static SlotKey of(Task task) {
        return new SlotKey(
                task.workload(), task.slot(), HostPorts.of(task.release().container()));
    }

    /** Whether both cannot be there at once. */
    boolean collides(SlotKey other) {
        return hostPorts.keySet().stream().anyMatch(other.hostPorts::containsKey);
    }
}
