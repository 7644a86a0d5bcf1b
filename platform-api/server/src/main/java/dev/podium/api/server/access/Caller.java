package dev.podium.api.server.access;

import dev.podium.tenants.access.Grant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is asking, as of this request. A controller method that declares it as a parameter gets it.
 *
 * @param user the name, which records of what they did carry
 * @param session absent for tokens that do not come from a sign-in
 */
public record Caller(String user, String displayName, List<Grant> grants, Optional<UUID> session) {
    public Caller {
        grants = List.copyOf(grants);
    }
}
