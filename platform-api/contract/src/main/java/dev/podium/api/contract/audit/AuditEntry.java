package dev.podium.api.contract.audit;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did or tried.
 *
 * @param place its place in the chain, from 1; none for the moment until it is sealed
 * @param hash over itself and the entry before
 * @param actor the user; anonymous where nobody had signed in
 * @param session of the actor's token
 * @param operation method and path as the API's document has them
 * @param permission what the operation asks for
 * @param collection where it happened: / the platform, /acme a tenant, /acme/acme-prod a namespace
 * @param outcome Done, Denied (not allowed), Refused (not possible) or Failed (a fault of the server)
 * @param code of the problem it was answered with
 * @param address where the request came from
 * @param before what was wanted before, as JSON
 * @param after what is wanted after, as JSON
 */
@Serdeable
public record AuditEntry(
        long id,
        @Nullable Long place,
        @Nullable String hash,
        Instant at,
        String actor,
        @Nullable String session,
        String operation,
        String path,
        @Nullable String permission,
        String collection,
        String outcome,
        int status,
        @Nullable String code,
        String address,
        String requestId,
        @Nullable String before,
        @Nullable String after) {}
