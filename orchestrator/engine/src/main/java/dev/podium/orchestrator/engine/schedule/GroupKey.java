package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.model.workload.WorkloadId;

/** What makes demands alike: the workload and the revision of it. */
record GroupKey(WorkloadId workload, Revision revision) {
    static GroupKey of(Demand demand) {
        return new GroupKey(demand.workload().id(), demand.revision());
    }
}
