package dev.podium.api.contract.cluster;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** {@code strategy} says which of several nodes that fit takes a task: spread (the one left with most room) or pack (with least). */
@Serdeable
public record ClusterSpec(@Nullable String strategy) {}
