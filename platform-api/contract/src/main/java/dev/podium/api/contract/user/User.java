package dev.podium.api.contract.user;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;

/** A person who can sign in. */
@Serdeable
public record User(Metadata metadata, UserSpec spec) {}
