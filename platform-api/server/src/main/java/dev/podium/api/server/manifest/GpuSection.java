package dev.podium.api.server.manifest;

import dev.podium.orchestrator.model.workload.GpuRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code gpu} and {@code gpuModels} of the resources.
 *
 * @param amount as it was typed; absent when there is none to be
 */
record GpuSection(@Nullable String amount, @Nullable List<String> models) {
    private static final GpuSection NONE = new GpuSection(null, null);
    private static final int MOST_MODELS = 16;
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9 ._-]{0,61}[A-Za-z0-9])?");

    static GpuSection read(Optional<Fields> resources) {
        return resources.map(GpuSection::of).orElse(NONE);
    }

    private static GpuSection of(Fields fields) {
        Optional<GpuRequest> gpu = fields.parsed("gpu", GpuNotation::parse).filter(some -> !some.none());
        Optional<List<String>> models = fields.words("gpuModels", MOST_MODELS);
        models.ifPresent(list -> refuseStrange(fields, list));
        if (models.isPresent() && gpu.isEmpty()) {
            fields.refuse(
                    "gpuModels",
                    "gpuModels says which GPUs will do and gpu asks for none: ask for some, or leave it out");
        }
        return new GpuSection(
                gpu.map(GpuRequest::amount).orElse(null),
                models.map(list -> List.copyOf(new TreeSet<>(list))).orElse(null));
    }

    private static void refuseStrange(Fields fields, List<String> models) {
        for (int i = 0; i < models.size(); i++) {
            if (!MODEL.matcher(models.get(i)).matches()) {
                fields.refuseElement(
                        "gpuModels",
                        i,
                        "GPU model " + Shown.text(models.get(i)) + " is not valid: expected a name such as \"A10\","
                                + " as the nodes show it");
            }
        }
    }
}
