package dev.podium.api.contract.node;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;

/** A machine: what operators want of it and what it says of itself. */
@Serdeable
public record Node(Metadata metadata, NodeSpec spec, NodeStatus status) {}
