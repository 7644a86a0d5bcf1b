package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;

/** Body of {@code :scale}. */
@Serdeable
public record Scale(int replicas) {}
