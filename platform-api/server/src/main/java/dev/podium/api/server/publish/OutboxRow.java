package dev.podium.api.server.publish;

import io.micronaut.data.annotation.MappedEntity;

/** An object whose copy in the cluster store is behind. */
@MappedEntity("outbox")
record OutboxRow(long seq, String kind, String object) {}
