package dev.podium.api.contract.resource;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What a watch tells of an item that is gone. {@code name} is the id for items that have no name, such as tasks. */
@Serdeable
public record Deleted(@Nullable String namespace, String name) {}
