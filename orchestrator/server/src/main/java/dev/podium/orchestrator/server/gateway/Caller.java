package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import io.grpc.Context;
import java.time.Instant;

/**
 * The node that makes a call, as its certificate says.
 *
 * @param until when that certificate expires
 */
record Caller(NodeName node, Instant until) {
    static final Context.Key<Caller> KEY = Context.key("podium-caller");
}
