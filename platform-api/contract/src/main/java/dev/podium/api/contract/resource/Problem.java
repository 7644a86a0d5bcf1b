package dev.podium.api.contract.resource;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error answer (RFC 9457). {@code code} is stable; {@code errors} point into the body. */
@Serdeable
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String instance,
        @Nullable String requestId,
        @Nullable String missingPermission,
        @Nullable List<FieldError> errors) {

    /** @param pointer JSON pointer (RFC 6901) of the value at fault */
    @Serdeable
    public record FieldError(String pointer, String message) {}
}
