package dev.podium.orchestrator.model.node;

import dev.podium.orchestrator.model.workload.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node says of itself when it connects and whenever it changes.
 *
 * @param labels given to the daemon when it was started, for example {@code zone=a}
 * @param capacity what tasks may reserve in all
 * @param images images on the machine that tasks could run without a pull
 * @param router where its router listens, empty when it runs none
 * @param engineUp whether its container engine answers
 * @param warnings what this machine cannot enforce or lacks, each in a sentence
 * @param gpus what tasks may be given of them, whole or in shares
 * @param bootedAt when the machine was booted, by its own clock; empty where it cannot tell
 */
public record NodeFacts(
        NodeName name,
        String version,
        String os,
        String arch,
        String engineVersion,
        String address,
        Map<String, String> labels,
        Amount capacity,
        List<LocalImage> images,
        String router,
        boolean engineUp,
        List<String> warnings,
        List<Gpu> gpus,
        Optional<Instant> bootedAt) {
    public NodeFacts {
        labels = Map.copyOf(labels);
        images = List.copyOf(images);
        warnings = List.copyOf(warnings);
        gpus = List.copyOf(gpus);
    }

    /** A machine without GPUs that does not tell when it was booted. */
    public NodeFacts(
            NodeName name,
            String version,
            String os,
            String arch,
            String engineVersion,
            String address,
            Map<String, String> labels,
            Amount capacity,
            List<LocalImage> images,
            String router,
            boolean engineUp,
            List<String> warnings) {
        this(
                name,
                version,
                os,
                arch,
                engineVersion,
                address,
                labels,
                capacity,
                images,
                router,
                engineUp,
                warnings,
                List.of(),
                Optional.empty());
    }

    /**
     * @param id the engine's content id, {@code sha256:…}
     * @param references every name it goes by on the machine
     */
    public record LocalImage(String id, List<String> references) {
        public LocalImage {
            references = List.copyOf(references);
        }
    }

    public NodeFacts withLabels(Map<String, String> other) {
        return new NodeFacts(
                name,
                version,
                os,
                arch,
                engineVersion,
                address,
                other,
                capacity,
                images,
                router,
                engineUp,
                warnings,
                gpus,
                bootedAt);
    }

    /** The same machine with these GPUs. */
    public NodeFacts withGpus(List<Gpu> other) {
        return new NodeFacts(
                name,
                version,
                os,
                arch,
                engineVersion,
                address,
                labels,
                capacity,
                images,
                router,
                engineUp,
                warnings,
                other,
                bootedAt);
    }

    /** The same machine, booted at another time. */
    public NodeFacts bootedAt(Instant other) {
        return new NodeFacts(
                name,
                version,
                os,
                arch,
                engineVersion,
                address,
                labels,
                capacity,
                images,
                router,
                engineUp,
                warnings,
                gpus,
                Optional.of(other));
    }

    public boolean routes() {
        return !router.isEmpty();
    }
}
