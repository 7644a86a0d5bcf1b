package dev.podium.api.server.images;

import dev.podium.api.server.cluster.Cluster;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import dev.podium.orchestrator.model.node.NodeSession;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Puts the resolver together. */
@Factory
final class ImageBeans {
    @Singleton
    ImageResolver resolver(LocalImages local, InstantSource clock, JsonMapper json) {
        return new ImageResolver(new RegistryClient(clock, json), local, clock);
    }

    @Singleton
    LocalImages localImages(Cluster cluster) {
        return () -> onConnectedNodes(cluster.snapshot());
    }

    private static List<LocalImage> onConnectedNodes(ClusterSnapshot snapshot) {
        return snapshot.sessions().values().stream()
                .filter(NodeSession::connected)
                .flatMap(session -> Stream.ofNullable(snapshot.nodes().get(session.name())))
                .flatMap(facts -> facts.images().stream())
                .toList();
    }
}
