package dev.podium.api.server.audit;

import dev.podium.api.contract.audit.AuditEntry;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the database has it.
 *
 * @param place its place in the chain, from 1; none until it is sealed
 * @param hash SHA-256 over the hash of the entry before, the place and everything else in it
 * @param login the session the actor's token belongs to
 * @param operation method and path as the API's document has them
 * @param collection where it happened, as far as that was found out
 * @param oldState JSON, where there was something before
 * @param newState JSON, where there is something after
 */
@MappedEntity("audit")
record AuditRow(
        @Id long id,
        @Nullable Long place,
        @Nullable String hash,
        Instant at,
        String actor,
        @Nullable String login,
        String operation,
        String path,
        @Nullable String permission,
        String collection,
        String outcome,
        int status,
        @Nullable String code,
        String address,
        String request,
        @Nullable String oldState,
        @Nullable String newState) {

    /** What its hash has to be at a place after an entry. */
    String hashAt(long where, String before) {
        MessageDigest digest = sha256();
        Stream.of(
                        before,
                        Long.toString(where),
                        Long.toString(at.toEpochMilli()),
                        actor,
                        login,
                        operation,
                        path,
                        permission,
                        collection,
                        outcome,
                        Integer.toString(status),
                        code,
                        address,
                        request,
                        oldState,
                        newState)
                .forEach(field -> digest.update(framed(field)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length, so that nothing can be moved from one field to the next; what is absent differs from what is empty. */
    private static byte[] framed(@Nullable String field) {
        return (field == null ? "-;" : field.length() + ":" + field + ";").getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    AuditEntry entry() {
        return new AuditEntry(
                id,
                place,
                hash,
                at,
                actor,
                login,
                operation,
                path,
                permission,
                collection,
                outcome,
                status,
                code,
                address,
                request,
                oldState,
                newState);
    }
}
