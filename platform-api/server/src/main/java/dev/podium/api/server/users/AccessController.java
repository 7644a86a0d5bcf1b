package dev.podium.api.server.users;

import dev.podium.api.contract.user.AccessAnswer;
import dev.podium.api.contract.user.AccessHolders;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.CollectionParameter;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.access.Unguarded;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.stream.Collectors;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Access", description = "Who may do what where, and why.")
final class AccessController {
    private final AccessAnswers answers;
    private final AccessGate gate;

    AccessController(AccessAnswers answers, AccessGate gate) {
        this.answers = answers;
        this.gate = gate;
    }

    @Get("/access:check")
    @Unguarded(to = Unguarded.To.THE_SIGNED_IN, because = "everybody may know what they may do")
    @Operation(
            summary = "Ask whether you may do something",
            description = "permission is for example apps:write, collection / or /acme or /acme/acme-prod.")
    AccessAnswer check(Caller caller, @QueryValue String permission, @QueryValue String collection) {
        return answers.explain(
                caller.user(), caller.grants(), permission(permission), CollectionParameter.parse(collection));
    }

    @Get("/access:explain")
    @Guarded(permission = Permission.USERS_READ, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(
            summary = "Ask whether a user may do something, and by which grant",
            description = "Needs users:read on the collection.")
    AccessAnswer explain(
            Caller caller, @QueryValue String user, @QueryValue String permission, @QueryValue String collection) {
        Collection where = CollectionParameter.parse(collection);
        gate.require(caller, Permission.USERS_READ, where);
        return answers.explain(caller, user, permission(permission), where);
    }

    @Get("/access:who-can")
    @Guarded(permission = Permission.USERS_READ, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(
            summary = "Ask who may do something somewhere",
            description =
                    "Needs users:read on the collection. Of grants to users you may not see you learn how many there are.")
    AccessHolders whoCan(Caller caller, @QueryValue String permission, @QueryValue String collection) {
        Collection where = CollectionParameter.parse(collection);
        gate.require(caller, Permission.USERS_READ, where);
        return answers.whoCan(caller, permission(permission), where);
    }

    private static Permission permission(String code) {
        return Permission.of(code)
                .orElseThrow(() -> ApiProblem.badRequest(
                        "query_invalid",
                        "permission is \"" + code + "\": expected one of "
                                + Arrays.stream(Permission.values())
                                        .map(Permission::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
