package dev.podium.api.server.launcher;

import dev.podium.api.server.apps.PlacementPreview;
import dev.podium.api.server.clusters.ClusterForesight;
import dev.podium.api.server.error.ApiProblem;
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
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What the API has in the orchestrator's place when none runs in its process: honest answers that it is not there. */
@Factory
final class StandIns {
    @Singleton
    @Secondary
    PlacementPreview preview() {
        return _ -> new Plan(0, List.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    @Singleton
    @Secondary
    ClusterForesight foresight() {
        return new ClusterForesight() {
            @Override
            public List<PlannedMove> moves(ClusterPolicy policy, int most) {
                throw noOrchestrator();
            }

            @Override
            public SortedMap<NodeName, NodeAge> ages(ClusterPolicy policy) {
                throw noOrchestrator();
            }
        };
    }

    @Singleton
    @Secondary
    NodeOutlook nodeOutlook() {
        return new NodeOutlook() {
            @Override
            public SortedMap<NodeName, NodeAge> ages() {
                return Collections.emptySortedMap();
            }

            @Override
            public SortedMap<NodeName, List<Blocker>> blockers() {
                return Collections.emptySortedMap();
            }
        };
    }

    @Singleton
    @Secondary
    TaskLogSource logs() {
        return (node, _) -> {
            throw new TaskLogSource.LogUnavailableException(
                    "this server has no connection to nodes, so the log on " + node + " cannot be read here");
        };
    }

    @Singleton
    @Secondary
    NodeUsageSource usage() {
        return _ -> Optional.empty();
    }

    @Singleton
    @Secondary
    ClusterDoor door() {
        return new ClusterDoor() {
            @Override
            public String caDigest() {
                throw noOrchestrator();
            }

            @Override
            public String gatewayAddress() {
                throw noOrchestrator();
            }
        };
    }

    private static ApiProblem noOrchestrator() {
        return ApiProblem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "orchestrator_unavailable",
                "The orchestrator is not there",
                "This server runs without an orchestrator. Ask a server that has one.");
    }
}
