package dev.podium.orchestrator.server;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.server.gateway.GatewaySettings;
import dev.podium.orchestrator.server.leader.Leadership;
import java.nio.file.Path;

/**
 * How an orchestrator runs.
 *
 * @param home where it keeps its certificate authority, below {@code ca}
 */
public record OrchestratorSettings(
        Path home, GatewaySettings gateway, Leadership.Settings leadership, PlannerSettings planner) {

    /**
     * @param bind the address nodes connect to
     * @param port the port nodes connect to, 0 for any free one
     */
    public static OrchestratorSettings of(Path home, String bind, int port) {
        return new OrchestratorSettings(
                home,
                GatewaySettings.on(bind, port),
                Leadership.Settings.of(bind + ":" + port),
                PlannerSettings.DEFAULT);
    }
}
