package dev.podium.api.server.testing;

import dev.podium.api.server.nodes.ClusterDoor;

/** A gateway nobody can connect to, so that join tokens can be made without an orchestrator. */
record KnownDoor() implements ClusterDoor {
    @Override
    public String caDigest() {
        return "ca".repeat(32);
    }

    @Override
    public String gatewayAddress() {
        return "127.0.0.1:1";
    }
}
