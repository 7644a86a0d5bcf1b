package dev.podium.portal.fake;

import dev.podium.api.contract.user.Me;
import java.util.List;
import java.util.Map;

/** Three people: an administrator of everything, a developer of one tenant and one who may only look. */
final class FakeUsers {
    private static final List<String> LOOK =
            List.of("tenants:read", "namespaces:read", "apps:read", "apps:logs", "events:read");
    private static final List<String> DEVELOP =
            List.of("tenants:read", "namespaces:read", "apps:read", "apps:write", "apps:logs", "events:read");
    private static final List<String> ALL = List.of(
            "tenants:read",
            "tenants:write",
            "namespaces:read",
            "namespaces:write",
            "apps:read",
            "apps:write",
            "apps:logs",
            "events:read",
            "nodes:read",
            "nodes:write",
            "join-tokens:write",
            "users:read",
            "users:write",
            "audit:read");

    private static final Map<String, Me> USERS = Map.of(
            "admin", new Me("admin", "Ada Admin", List.of(new Me.Access("admin", "/", ALL))),
            "dora", new Me("dora", "Dora Developer", List.of(new Me.Access("developer", "/acme", DEVELOP))),
            "vic", new Me("vic", "Vic Viewer", List.of(new Me.Access("viewer", "/acme", LOOK))));

    private FakeUsers() {}

    static boolean known(String user) {
        return USERS.containsKey(user);
    }

    static Me me(String user) {
        Me me = USERS.get(user);
        if (me == null) {
            throw new IllegalArgumentException("no user " + user);
        }
        return me;
    }

    static void require(String user, String permission) {
        boolean held = me(user).access().stream()
                .anyMatch(access -> access.permissions().contains(permission));
        if (!held) {
            var plain = FakeApi.problem(403, "permission_missing", "You may not do that.");
            throw new FakeRefusal(new dev.podium.api.contract.resource.Problem(
                    plain.type(),
                    plain.title(),
                    403,
                    plain.code(),
                    plain.detail(),
                    null,
                    plain.requestId(),
                    permission,
                    null));
        }
    }
}
