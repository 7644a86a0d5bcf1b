package dev.podium.api.contract.app;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;

/** An app: what was declared, with every default filled in, and how it fares. */
@Serdeable
public record App(Metadata metadata, AppSpec spec, AppStatus status) {}
