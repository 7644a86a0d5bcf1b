package dev.podium.api.contract.audit;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was written.
 *
 * @param entries how many were checked
 * @param removed the place of the last entry that was removed because of its age; 0 where none was
 * @param newest the place of the last entry
 * @param hash of the last entry: who keeps it elsewhere can prove later that nothing before it was changed
 * @param brokenAt the first place that is not as it was written
 * @param message what was found, in a sentence
 */
@Serdeable
public record AuditVerification(
        boolean intact,
        long entries,
        long removed,
        long newest,
        String hash,
        @Nullable Long brokenAt,
        String message) {}
