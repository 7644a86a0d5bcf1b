package dev.podium.api.server.users;

import dev.podium.api.contract.user.AccessAnswer;
import dev.podium.api.contract.user.AccessHolders;
import dev.podium.api.contract.user.AccessHolders.Holder;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.AccessDecision;
import dev.podium.tenants.access.AccessDecision.Allowed;
import dev.podium.tenants.access.AccessDecision.Denied;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.access.Role;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decides as the gate does, for those who want to know and not to do. */
@Singleton
final class AccessAnswers {
    private final GrantRows rows;
    private final UserAccess access;
    private final Accounts accounts;

    AccessAnswers(GrantRows rows, UserAccess access, Accounts accounts) {
        this.rows = rows;
        this.access = access;
        this.accounts = accounts;
    }

    AccessAnswer explain(Caller caller, String user, Permission permission, Collection where) {
        List<Grant> grants =
                accounts.find(user).map(Accounts.Account::grants).orElseThrow(() -> ApiProblem.notFound("user", user));
        access.requireRead(caller, user, grants);
        return explain(user, grants, permission, where);
    }

    AccessAnswer explain(String user, List<Grant> grants, Permission permission, Collection where) {
        AccessDecision decision = AccessDecision.decide(grants, permission, where);
        return new AccessAnswer(
                user,
                permission.code(),
                where.path(),
                decision.allowed(),
                switch (decision) {
                    case Allowed allowed -> shown(allowed.by());
                    case Denied _ -> null;
                },
                grants.stream().map(AccessAnswers::shown).toList(),
                switch (decision) {
                    case Allowed allowed ->
                        user + " may: role " + allowed.by().role().code() + " on "
                                + allowed.by().collection() + " has " + permission;
                    case Denied _ ->
                        user + " may not: none of their " + grants.size() + " grants has " + permission + " on " + where
                                + " or above it; roles that have it are " + String.join(", ", roles(permission));
                });
    }

    AccessHolders whoCan(Caller caller, Permission permission, Collection where) {
        List<Holder> holders = new ArrayList<>();
        int hidden = 0;
        for (GrantRow row : rows.on(ancestors(where), roles(permission))) {
            Grant grant = row.grant().orElseThrow();
            if (row.userName().equals(caller.user()) || access.mayRead(caller, List.of(grant))) {
                holders.add(new Holder(row.userName(), shown(grant)));
            } else {
                hidden++;
            }
        }
        return new AccessHolders(permission.code(), where.path(), holders, hidden);
    }

    /** The collection and all above it. */
    private static List<String> ancestors(Collection where) {
        List<String> paths = new ArrayList<>(List.of(Collection.PLATFORM.path()));
        String path = where.path();
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            paths.add(path.substring(0, slash));
        }
        if (!where.equals(Collection.PLATFORM)) {
            paths.add(path);
        }
        return paths;
    }

    private static List<String> roles(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(role -> role.allows(permission))
                .map(Role::code)
                .toList();
    }

    private static dev.podium.api.contract.user.Grant shown(Grant grant) {
        return new dev.podium.api.contract.user.Grant(
                grant.role().code(), grant.collection().path());
    }
}
