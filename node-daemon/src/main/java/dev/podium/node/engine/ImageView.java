package dev.podium.node.engine;

import java.util.List;
import java.util.Optional;

/**
 * An image the engine has.
 *
 * @param id content id, {@code sha256:…}
 * @param names every {@code name:tag} it goes by
 * @param digests every {@code name@sha256:…} under which a registry gave it
 */
public record ImageView(String id, List<String> names, List<String> digests) {
    public ImageView {
        names = List.copyOf(names);
        digests = List.copyOf(digests);
    }

    /** The registry's digest when it came from one. */
    public Optional<String> digest() {
        return digests.stream()
                .map(name -> name.substring(name.indexOf('@') + 1))
                .findFirst();
    }
}
