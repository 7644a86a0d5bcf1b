package dev.podium.api.contract.node;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators want of a node. In a PUT, labels, taints and pool that are left out stay as they are.
 *
 * @param availability active, cordoned or draining
 * @param labels add to and override those the node gives itself
 * @param pool the node pool it is in
 */
@Serdeable
public record NodeSpec(
        @Nullable String availability,
        @Nullable Map<String, String> labels,
        @Nullable List<Taint> taints,
        @Nullable String pool) {

    /** @param effect NoSchedule, PreferNoSchedule or NoExecute */
    @Serdeable
    public record Taint(String key, @Nullable String value, String effect) {}
}
