package dev.podium.api.server.images;

import dev.podium.orchestrator.model.workload.Image;
import java.util.Optional;

/**
 * An image as a release will carry it.
 *
 * @param warning why it is not pinned, or not as it was meant, in a sentence for the developer
 */
public record ResolvedImage(Image image, Optional<String> warning) {}
