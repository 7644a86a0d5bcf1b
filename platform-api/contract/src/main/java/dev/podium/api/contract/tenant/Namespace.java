package dev.podium.api.contract.tenant;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A tenant'\''s room on one cluster: the unit of isolation, quota and network. */
@Serdeable
public record Namespace(Metadata metadata, Spec spec, Status status) {
    @Serdeable
    public record Spec(String tenant, @Nullable String cluster) {}

    /** @param phase Active or Deleting */
    @Serdeable
    public record Status(String phase, int apps) {}
}
