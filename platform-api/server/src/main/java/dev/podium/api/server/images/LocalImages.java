package dev.podium.api.server.images;

import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import java.util.List;

/** The images that connected nodes have on their own disks. */
public interface LocalImages {
    List<LocalImage> onConnectedNodes();
}
