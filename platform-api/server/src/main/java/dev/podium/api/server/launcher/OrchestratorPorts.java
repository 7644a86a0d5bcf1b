package dev.podium.api.server.launcher;

import dev.podium.api.contract.node.NodeStatus;
import dev.podium.api.server.apps.PlacementPreview;
import dev.podium.api.server.clusters.ClusterForesight;
import dev.podium.api.server.logs.TaskLogSource;
import dev.podium.api.server.nodes.ClusterDoor;
import dev.podium.api.server.nodes.NodeOutlook;
import dev.podium.api.server.nodes.NodeUsageSource;
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.PlannedMove;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.server.Orchestrator;
import dev.podium.orchestrator.server.tunnel.LogFeed;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException;
import dev.podium.orchestrator.server.tunnel.TaskLogLine;
import dev.podium.orchestrator.server.tunnel.TaskLogQuery;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The orchestrator of this process, as the features of the API ask for it. */
record OrchestratorPorts(Orchestrator orchestrator, String gatewayHost)
        implements PlacementPreview, ClusterForesight, NodeOutlook, TaskLogSource, NodeUsageSource, ClusterDoor {
    @Override
    public Plan preview(Workload candidate) {
        return orchestrator.preview().of(candidate);
    }

    @Override
    public List<PlannedMove> moves(ClusterPolicy policy, int most) {
        return orchestrator.preview().moves(policy, most);
    }

    @Override
    public SortedMap<NodeName, NodeAge> ages(ClusterPolicy policy) {
        return orchestrator.preview().ages(policy);
    }

    @Override
    public SortedMap<NodeName, NodeAge> ages() {
        return orchestrator.preview().ages();
    }

    @Override
    public SortedMap<NodeName, List<Blocker>> blockers() {
        return orchestrator.preview().blockers();
    }

    @Override
    public TaskLog open(NodeName node, Query query) {
        try {
            return new Tunnelled(orchestrator.logs(
                    node, new TaskLogQuery(query.task(), query.follow(), query.tail(), query.since())));
        } catch (LogsUnavailableException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<NodeStatus.Usage> usage(NodeName node) {
        return orchestrator
                .usage(node)
                .map(sample -> new NodeStatus.Usage(
                        sample.cpu().millis(),
                        sample.memory().value(),
                        sample.diskUsed().value(),
                        sample.diskSize().value()));
    }

    @Override
    public String caDigest() {
        return orchestrator.caDigest();
    }

    @Override
    public String gatewayAddress() {
        return gatewayHost + ":" + orchestrator.gatewayPort();
    }

    private static LogUnavailableException unavailable(LogsUnavailableException why) {
        return new LogUnavailableException(String.valueOf(why.getMessage()));
    }

    private record Tunnelled(LogFeed feed) implements TaskLog {
        @Override
        public boolean hasNext() {
            try {
                return feed.hasNext();
            } catch (LogsUnavailableException e) {
                throw unavailable(e);
            }
        }

        @Override
        public Line next() {
            TaskLogLine line = feed.next();
            return new Line(line.time(), line.stderr(), line.text());
        }

        @Override
        public void close() {
            feed.close();
        }
    }
}
