package dev.podium.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Image;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images of the Docker Engine. */
final class DockerImages {
    private static final String NO_NAME = "<none>";

    private final DockerClient client;

    DockerImages(DockerClient client) {
        this.client = client;
    }

    List<ImageView> list() {
        return DockerCalls.call("list images", () -> client.listImagesCmd().exec()).stream()
                .map(DockerImages::view)
                .toList();
    }

    Optional<ImageView> find(String reference) {
        return DockerCalls.find(
                        "inspect image", () -> client.inspectImageCmd(reference).exec())
                .map(DockerImages::view);
    }

    ImageView pull(String reference, Consumer<PullProgress> progress) throws InterruptedException {
        ImageName name = ImageName.parse(reference);
        try (DockerPull pull = new DockerPull(progress)) {
            DockerCalls.call(
                    "pull " + reference,
                    () -> client.pullImageCmd(name.repository())
                            .withTag(name.tagOrDigest())
                            .exec(pull));
            pull.await(reference);
        }
        return find(reference)
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.NOT_FOUND,
                        "image " + reference + " is not there although its pull succeeded: was it removed meanwhile?"));
    }

    void load(String reference, InputStream archive) {
        DockerCalls.run("load " + reference, () -> client.loadImageCmd(archive).exec());
        if (find(reference).isEmpty()) {
            throw new EngineException(
                    EngineException.Kind.REFUSED,
                    "the container engine took image " + reference + " but does not have it");
        }
    }

    private static ImageView view(Image image) {
        return new ImageView(image.getId(), known(image.getRepoTags()), known(image.getRepoDigests()));
    }

    private static ImageView view(InspectImageResponse image) {
        return new ImageView(
                Objects.requireNonNull(image.getId()), known(image.getRepoTags()), known(image.getRepoDigests()));
    }

    private static List<String> known(String @Nullable [] names) {
        return names == null ? List.of() : known(Arrays.asList(names));
    }

    private static List<String> known(@Nullable List<String> names) {
        return Stream.ofNullable(names)
                .flatMap(List::stream)
                .filter(name -> !name.contains(NO_NAME))
                .toList();
    }
}
