package dev.podium.orchestrator.wire.join;

/**
 * The name every gateway's certificate carries. Nodes check it in place of the address they dialled, so that a gateway may be
 * reached through any address, forwarded port or load balancer.
 */
public final class GatewayName {
    public static final String VALUE = "gateway.podium";

    private GatewayName() {}
}
