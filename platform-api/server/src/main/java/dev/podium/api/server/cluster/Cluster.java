package dev.podium.api.server.cluster;

import dev.podium.api.server.status.Instances;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Map;
import java.util.function.Consumer;

/** What is observed of the cluster. */
public interface Cluster {
    ClusterSnapshot snapshot();

    /** Of each app that is not where it should be. */
    Map<WorkloadId, Outlook> outlooks();

    /** The snapshot's tasks by app; of the same snapshot always the same object. */
    Instances instances();

    /** Calls for every change from now on, in order, until closed. The listener must not block. */
    Subscription onChange(Consumer<ClusterChange> listener);

    /** Closing ends the calls. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
