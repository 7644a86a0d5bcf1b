package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.ImageView;
import dev.podium.orchestrator.model.workload.Image;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds or fetches the image a task runs. */
final class Images {
    /**
     * What a container is made from and what is reported of it.
     *
     * @param id content id on this machine
     * @param digest the registry's digest, or the id of an image no registry knows
     */
    record Found(String id, String digest) {}

    private final ContainerEngine engine;
    private final SharedPulls pulls;

    Images(ContainerEngine engine, SharedPulls pulls) {
        this.engine = engine;
        this.pulls = pulls;
    }

    /**
     * @param progress told in words how far a pull has come
     * @throws ImageUnavailableException when neither the machine nor the registry has it
     */
    Found obtain(Image image, Consumer<String> progress) throws InterruptedException {
        if (image.local()) {
            return local(image);
        }
        if (image.digest().isPresent()) {
            String pinned = pinned(image.reference(), image.digest().get());
            Optional<ImageView> there = engine.image(pinned);
            ImageView view = there.isPresent() ? there.get() : pull(pinned, progress);
            return new Found(view.id(), image.digest().get());
        }
        return byTag(image.reference(), progress);
    }

    private Found local(Image image) {
        String id = image.digest().orElseThrow();
        return engine.image(id)
                .map(view -> new Found(view.id(), id))
                .orElseThrow(() -> new ImageUnavailableException("image " + image.reference() + " (" + id
                        + ") is not on this node any more and no registry is known to have it:"
                        + " load it again, or deploy from a registry"));
    }

    /** The registry decides what the tag means now; only when it does not answer is what the machine has good enough. */
    private Found byTag(String reference, Consumer<String> progress) throws InterruptedException {
        try {
            return found(pull(reference, progress));
        } catch (ImageUnavailableException e) {
            return engine.image(reference).map(Images::found).orElseThrow(() -> e);
        }
    }

    private ImageView pull(String reference, Consumer<String> progress) throws InterruptedException {
        try {
            return pulls.pull(reference, progress);
        } catch (EngineException e) {
            if (e.unavailable()) {
                throw e;
            }
            throw new ImageUnavailableException("image " + reference + " cannot be pulled: " + e.getMessage(), e);
        }
    }

    private static Found found(ImageView view) {
        return new Found(view.id(), view.digest().orElse(view.id()));
    }

    /** {@code registry/name:tag} and a digest become {@code registry/name@digest}. */
    static String pinned(String reference, String digest) {
        int at = reference.indexOf('@');
        String named = at < 0 ? reference : reference.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        return (tagged ? named.substring(0, colon) : named) + "@" + digest;
    }
}
