package dev.podium.api.contract.tenant;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** An organisation that shares the platform. */
@Serdeable
public record Tenant(Metadata metadata, Spec spec, Status status) {
    @Serdeable
    public record Spec(@Nullable String displayName) {}

    @Serdeable
    public record Status(int namespaces, int apps) {}
}
