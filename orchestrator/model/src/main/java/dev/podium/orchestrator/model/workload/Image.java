package dev.podium.orchestrator.model.workload;

import java.util.Optional;

/**
 * The image a task runs.
 *
 * @param reference what the developer wrote, for example {@code registry.example/shop/web:1.8}
 * @param digest {@code sha256:…} of the manifest when the registry named one, or of the image itself when {@code local};
 *     empty while no registry has answered, in which case the node resolves the reference and reports what it ran
 * @param local the image is known to no registry, only to nodes that have it
 */
public record Image(String reference, Optional<String> digest, boolean local) {
    public Image {
        if (reference.isBlank()) {
            throw new IllegalArgumentException(
                    "image reference is empty: expected for example \"registry.example/shop/web:1.8\"");
        }
        if (local && digest.isEmpty()) {
            throw new IllegalArgumentException(
                    "local image " + reference + " has no digest: a local image is pinned by its id");
        }
    }

    /** What to show: the reference, with the digest when it is known and not already part of it. */
    @Override
    public String toString() {
        return digest.filter(d -> !reference.contains(d))
                .map(d -> reference + "@" + d)
                .orElse(reference);
    }
}
