package dev.podium.api.server.launcher;

import dev.podium.api.server.apps.PlacementPreview;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.logs.TaskLogSource;
import dev.podium.api.server.nodes.ClusterDoor;
import dev.podium.api.server.nodes.NodeUsageSource;
import dev.podium.orchestrator.model.cluster.Plan;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                "This server runs without an orchestrator, which knows the cluster's certificate authority. Ask a server that"
                        + " has one.");
    }
}
