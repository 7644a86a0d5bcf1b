package dev.podium.api.server.publish;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Optional;

/** What the database wants the cluster to be, read afresh at each call. Answered by the features that keep it. */
public final class Intent {
    private Intent() {}

    /**
     * What is to be published of an app.
     *
     * @param runs what was remembered of a job or cron, for a store that remembers nothing of it
     */
    public record AppIntent(Workload workload, List<RouteRule> routes, Optional<RunBook> runs) {
        public AppIntent {
            routes = List.copyOf(routes);
        }
    }

    /** Apps as the database has them. */
    public interface Apps {
        Optional<AppIntent> app(WorkloadId id);

        List<WorkloadId> all();
    }

    /** The cluster as the database has it. */
    public interface Clusters {
        ClusterPolicy policy();
    }

    /** Nodes as the database has them. */
    public interface Nodes {
        Optional<NodeIntent> node(NodeName name);

        List<NodeName> all();
    }
}
