package dev.podium.api.server.users;

import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.access.Permission;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Who may read and write which user. A user is where their grants are: whoever may write users in all of these places may write
 * them, and nobody gives away more than they have.
 */
@Singleton
final class UserAccess {
    private final AccessGate gate;

    UserAccess(AccessGate gate) {
        this.gate = gate;
    }

    boolean mayRead(Caller caller, List<Grant> grants) {
        return gate.allows(caller, Permission.USERS_READ, Collection.PLATFORM)
                || grants.stream().anyMatch(grant -> gate.allows(caller, Permission.USERS_READ, grant.collection()));
    }

    /** 404 for those the caller may not know of; everybody may read themselves. */
    void requireRead(Caller caller, String user, List<Grant> grants) {
        if (!user.equals(caller.user()) && !mayRead(caller, grants)) {
            throw ApiProblem.notFound("user", user);
        }
    }

    void requireWrite(Caller caller, UserBody body, boolean exists, List<Grant> had) {
        if (exists && !body.name().equals(caller.user()) && !mayRead(caller, had)) {
            throw nameTaken(body.name());
        }
        requireEverywhere(caller, had);
        List<Grant> asked = body.grants().orElse(had);
        requireEverywhere(caller, asked);
        asked.stream().filter(grant -> !had.contains(grant)).forEach(grant -> requireOwning(caller, grant));
        if ((exists ? had : asked).isEmpty()) {
            gate.require(caller, Permission.USERS_WRITE, Collection.PLATFORM);
        }
    }

    void requireDelete(Caller caller, String user, List<Grant> grants) {
        requireRead(caller, user, grants);
        if (user.equals(caller.user())) {
            throw ApiProblem.conflict(
                    "user_is_yourself",
                    "You cannot delete yourself",
                    "You are signed in as \"" + user + "\". Ask another administrator to delete this user.");
        }
        requireEverywhere(caller, grants);
        if (grants.isEmpty()) {
            gate.require(caller, Permission.USERS_WRITE, Collection.PLATFORM);
        }
    }

    /** Names are unique over all tenants, so that one is taken shows; where that user belongs does not. */
    private static ApiProblem nameTaken(String user) {
        return ApiProblem.conflict(
                "user_name_taken",
                "The name is taken",
                "The user name \"" + user
                        + "\" is already in use, by somebody you may not change. Choose another name.");
    }

    private void requireEverywhere(Caller caller, List<Grant> grants) {
        grants.forEach(grant -> gate.require(caller, Permission.USERS_WRITE, grant.collection()));
    }

    private void requireOwning(Caller caller, Grant grant) {
        grant.role().permissions().forEach(permission -> gate.require(caller, permission, grant.collection()));
    }
}
