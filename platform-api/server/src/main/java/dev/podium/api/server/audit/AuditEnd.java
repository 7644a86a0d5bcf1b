package dev.podium.api.server.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One end of the chain. */
@MappedEntity("audit_ends")
record AuditEnd(@Id String name, long place, String hash) {
    static final String NEWEST = "newest";
    static final String REMOVED = "removed";
}
