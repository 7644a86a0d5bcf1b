package dev.podium.orchestrator.server;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.server.gateway.GatewaySettings;
import dev.podium.orchestrator.server.leader.Leadership;
import java.nio.file.Path;

/**
 * How an orchestrator runs.
 *
 * @param home where it keeps its certificate authority, below {@code ca}
 * @param advertisedHost how other servers reach this machine
 */
public record OrchestratorSettings(
        Path home,
        GatewaySettings gateway,
        Leadership.Settings leadership,
        PlannerSettings planner,
        String advertisedHost) {

    /**
     * @param bind the address nodes connect to
     * @param port the port nodes connect to, 0 for any free one
     */
    public static OrchestratorSettings of(Path home, String bind, int port) {
        return new OrchestratorSettings(
                home,
                GatewaySettings.on(bind, port),
                Leadership.Settings.of(bind + ":" + port),
                PlannerSettings.DEFAULT,
                bind);
    }

    /** The same, called this where people ask which server has a node. */
    public OrchestratorSettings called(String name) {
        return new OrchestratorSettings(home, gateway.called(name), leadership, planner, advertisedHost);
    }

    /** The same, reached by other servers at another name. */
    public OrchestratorSettings advertising(String host) {
        return new OrchestratorSettings(home, gateway, leadership, planner, host);
    }
}
