package dev.podium.api.contract.user;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Who the caller is and what they may do. */
@Serdeable
public record Me(String user, String displayName, List<Access> access) {
    @Serdeable
    public record Access(String role, String collection, List<String> permissions) {}
}
