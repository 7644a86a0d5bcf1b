package dev.podium.node;

import dev.podium.node.identity.Gateways;
import dev.podium.node.telemetry.Offer;
import dev.podium.orchestrator.model.node.NodeName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a node daemon is told when it is started.
 *
 * @param home the daemon's own directory, {@code <PODIUM_HOME>/node}
 * @param docker the engine's address, for example {@code unix:///var/run/docker.sock}
 * @param router where the router listens, empty for a node without one
 * @param labels override those of the join token
 * @param offer what operators say the machine has to give away
 */
public record NodeSettings(
        NodeName name,
        Path home,
        Gateways gateways,
        Optional<Path> joinToken,
        String docker,
        Optional<InetSocketAddress> router,
        Map<String, String> labels,
        Offer offer) {
    public NodeSettings {
        labels = Map.copyOf(labels);
    }

    /** A node that gives away what the daemon finds. */
    public NodeSettings(
            NodeName name,
            Path home,
            Gateways gateways,
            Optional<Path> joinToken,
            String docker,
            Optional<InetSocketAddress> router,
            Map<String, String> labels) {
        this(name, home, gateways, joinToken, docker, router, labels, Offer.AS_FOUND);
    }

    Path identityFile() {
        return home.resolve("identity.pem");
    }

    Path memoryDirectory() {
        return home.resolve("agent");
    }

    Path routerDirectory() {
        return home.resolve("router");
    }

    Path statusFile() {
        return home.resolve("status.json");
    }

    Path nameFile() {
        return home.resolve("name");
    }
}
