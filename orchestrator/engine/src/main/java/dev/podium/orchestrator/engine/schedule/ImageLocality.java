package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Release;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A node that needs no pull starts sooner; that is worth a fifth of a node's room: enough to decide between nodes that are about
 * equally full, too little to fill one node while others are empty.
 */
final class ImageLocality implements NodeScorer {
    static final long WORTH = RoomScorer.WHOLE / 5;

    private final FreeRoom room;
    private final Map<String, BitSet> byId = new HashMap<>();
    private final Map<String, BitSet> byReference = new HashMap<>();
    private final Map<Image, BitSet> known = new HashMap<>();

    ImageLocality(FreeRoom room) {
        this.room = room;
        for (int row = 0; row < room.size(); row++) {
            for (LocalImage image : room.node(row).facts().images()) {
                rows(byId, image.id()).set(row);
                for (String reference : image.references()) {
                    rows(byReference, reference).set(row);
                }
            }
        }
    }

    private BitSet rows(Map<String, BitSet> index, String key) {
        return index.computeIfAbsent(key, _ -> new BitSet(room.size()));
    }

    @Override
    public Bonus bonus(Release release) {
        return new Bonus(known.computeIfAbsent(release.container().image(), this::present), WORTH);
    }

    /** Whether one of the node's images has this content id. */
    static boolean has(NodeView node, Optional<String> id) {
        return id.isPresent()
                && node.facts().images().stream().anyMatch(image -> image.id().equals(id.get()));
    }

    private BitSet present(Image image) {
        BitSet rows = new BitSet(room.size());
        image.digest().map(byId::get).ifPresent(rows::or);
        String pinned = image.digest().map(digest -> "@" + digest).orElse(image.reference());
        byReference.forEach((reference, having) -> {
            if (reference.endsWith(pinned)) {
                rows.or(having);
            }
        });
        return rows;
    }
}
