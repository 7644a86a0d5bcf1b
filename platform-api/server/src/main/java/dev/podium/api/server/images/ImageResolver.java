package dev.podium.api.server.images;

import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import dev.podium.orchestrator.model.workload.Image;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what a reference stands for when a release is made, so that all its tasks run the same bytes.
 *
 * <p>The registry is asked first. When it has no such image or does not answer, an image of that name on a connected node
 * counts, pinned by its id. Otherwise the reference stays as it is, with a warning, and nodes will try to pull it.
 */
public final class ImageResolver {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Where a node has the image anyway, a registry that is away must not hold up the deployment for long. */
    private static final Duration LONGEST_WHEN_LOCAL = Duration.ofSeconds(1);

    /** How long a registry that did not answer is not asked again. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final RegistryClient registries;
    private final LocalImages local;
    private final InstantSource clock;
    private final Map<String, Silence> silent = new ConcurrentHashMap<>();

    private record Silence(Instant until, String words) {}

    ImageResolver(RegistryClient registries, LocalImages local, InstantSource clock) {
        this.registries = registries;
        this.local = local;
        this.clock = clock;
    }

    public ResolvedImage resolve(ImageReference reference) throws InterruptedException {
        Optional<LocalImage> onNode = onNode(reference);
        return switch (ask(reference, onNode.isPresent() ? LONGEST_WHEN_LOCAL : LONGEST)) {
            case RegistryAnswer.Found(var digest) -> pinned(reference, digest);
            case RegistryAnswer.Refused(var words) -> fallBack(reference, onNode, words);
            case RegistryAnswer.Unreachable(var words) -> fallBack(reference, onNode, words);
        };
    }

    private RegistryAnswer ask(ImageReference reference, Duration longest) throws InterruptedException {
        Silence silence = silent.get(reference.registry());
        if (silence != null && clock.instant().isBefore(silence.until())) {
            return new RegistryAnswer.Unreachable(silence.words());
        }
        RegistryAnswer answer = registries.ask(reference, longest);
        if (answer instanceof RegistryAnswer.Unreachable(var words)) {
            silent.put(reference.registry(), new Silence(clock.instant().plus(REST), words));
        } else {
            silent.remove(reference.registry());
        }
        return answer;
    }

    private static ResolvedImage pinned(ImageReference reference, String digest) {
        return new ResolvedImage(new Image(reference.text(), Optional.of(digest), false), Optional.empty());
    }

    private static ResolvedImage fallBack(ImageReference reference, Optional<LocalImage> onNode, String words) {
        if (onNode.isPresent()) {
            return new ResolvedImage(
                    new Image(reference.text(), Optional.of(onNode.get().id()), true), Optional.empty());
        }
        return new ResolvedImage(
                new Image(reference.text(), reference.digest(), false),
                Optional.of("image " + reference + " could not be found: " + words
                        + ", and no connected node has it; nodes will keep trying to pull it"));
    }

    private Optional<LocalImage> onNode(ImageReference reference) {
        return local.onConnectedNodes().stream()
                .filter(image -> image.references().stream().anyMatch(name -> names(name, reference)))
                .findFirst();
    }

    private static boolean names(String localName, ImageReference reference) {
        try {
            return ImageReference.parse(localName).sameImage(reference);
        } catch (IllegalArgumentException untagged) {
            // Engines list "<none>:<none>" for images that lost their name.
            return false;
        }
    }
}
