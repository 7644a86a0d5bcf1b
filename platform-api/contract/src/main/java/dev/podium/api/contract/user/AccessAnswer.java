package dev.podium.api.contract.user;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may do something somewhere, and why.
 *
 * @param by the grant that allows it; none where it is not allowed
 * @param grants all the user has, so that one sees what is missing
 * @param message the same in a sentence, with what to do where it is not allowed
 */
@Serdeable
public record AccessAnswer(
        String user,
        String permission,
        String collection,
        boolean allowed,
        @Nullable Grant by,
        List<Grant> grants,
        String message) {}
