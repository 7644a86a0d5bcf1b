package dev.podium.api.contract.cluster;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;

/** Machines that are decided on together, and what operators want of them as a whole. */
@Serdeable
public record Cluster(Metadata metadata, ClusterSpec spec) {}
