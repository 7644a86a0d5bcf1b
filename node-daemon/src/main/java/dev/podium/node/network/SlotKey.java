package dev.podium.node.network;

import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.WorkloadId;

/** The place whose tasks may follow each other in one sandbox. */
record SlotKey(WorkloadId workload, Slot slot) {
    static SlotKey of(Task task) {
        return new SlotKey(task.workload(), task.slot());
    }
}
