package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Release;
import java.util.List;
import java.util.Optional;

/** Ranks the nodes that can take tasks of a release. One scorer knows one preference. */
@FunctionalInterface
interface NodeScorer {
    /** A node that needs no pull starts sooner; that is worth a fifth of a node's room. */
    NodeScorer IMAGE_PRESENT =
            (node, release) -> present(node, release.container().image()) ? 200_000 : 0;

    List<NodeScorer> FIXED = List.of(IMAGE_PRESENT);

    /** In millionths of a node's room; higher is better, never below zero. */
    long score(NodeView node, Release release);

    /** Whether one of the node's images has this content id. */
    static boolean has(NodeView node, Optional<String> id) {
        return id.isPresent()
                && node.facts().images().stream().anyMatch(image -> image.id().equals(id.get()));
    }

    private static boolean present(NodeView node, Image image) {
        String pinned = image.digest().map(digest -> "@" + digest).orElse(image.reference());
        return has(node, image.digest())
                || node.facts().images().stream()
                        .flatMap(local -> local.references().stream())
                        .anyMatch(reference -> reference.endsWith(pinned));
    }
}
