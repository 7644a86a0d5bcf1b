package dev.podium.api.contract.user;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code password} is accepted, never shown. */
@Serdeable
public record UserSpec(
        @Nullable String displayName,
        @Nullable String password,
        @Nullable List<Grant> grants) {
    @Override
    public String toString() {
        return "UserSpec[displayName=" + displayName + ", password=(hidden), grants=" + grants + "]";
    }
}
