package dev.podium.node.engine.memory;

import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.ImageView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images the engine has, and a registry from which it can pull. */
public final class MemoryImages {
    private final List<ImageView> here = new ArrayList<>();
    private final Map<String, ImageView> registry = new HashMap<>();

    /** The engine has an image of this name. */
    public synchronized ImageView add(String reference) {
        ImageView image = new ImageView("sha256:local-" + reference, List.of(reference), List.of());
        here.add(image);
        return image;
    }

    /** The registry has an image of this name and digest. */
    public synchronized void publish(String repository, String tag, String digest) {
        ImageView image = new ImageView(
                "sha256:id-of-" + digest, List.of(repository + ":" + tag), List.of(repository + "@" + digest));
        registry.put(repository + ":" + tag, image);
        registry.put(repository + "@" + digest, image);
    }

    synchronized List<ImageView> all() {
        return List.copyOf(here);
    }

    synchronized Optional<ImageView> find(String reference) {
        return here.stream()
                .filter(image -> image.id().equals(reference)
                        || image.names().contains(reference)
                        || image.digests().contains(reference))
                .findFirst();
    }

    synchronized ImageView pull(String reference) {
        ImageView image = registry.get(reference);
        if (image == null) {
            throw new EngineException(
                    EngineException.Kind.REFUSED, "manifest for " + reference + " not found: manifest unknown");
        }
        here.add(image);
        return image;
    }
}
