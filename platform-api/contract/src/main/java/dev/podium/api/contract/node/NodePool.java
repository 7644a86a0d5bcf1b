package dev.podium.api.contract.node;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes that are treated alike; a node is in one pool at most. */
@Serdeable
public record NodePool(Metadata metadata, Spec spec, Status status) {
    /** @param tenants when not empty, the pool's nodes run instances of these tenants and of no others */
    @Serdeable
    public record Spec(@Nullable List<String> tenants) {}

    @Serdeable
    public record Status(int nodes) {}
}
