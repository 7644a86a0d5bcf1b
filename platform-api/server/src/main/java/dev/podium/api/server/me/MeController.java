package dev.podium.api.server.me;

import dev.podium.api.contract.user.Me;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Unguarded;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/me")
@Tag(name = "Sign-in", description = "Signing in, staying signed in, and who you are.")
final class MeController {
    @Get
    @Unguarded(to = Unguarded.To.THE_SIGNED_IN, because = "everybody may know who they are")
    @Operation(summary = "Who you are and what you may do")
    Me me(Caller caller) {
        return new Me(
                caller.user(),
                caller.displayName(),
                caller.grants().stream().map(MeController::access).toList());
    }

    private static Me.Access access(Grant grant) {
        return new Me.Access(
                grant.role().code(),
                grant.collection().path(),
                grant.role().permissions().stream()
                        .map(Permission::code)
                        .sorted()
                        .toList());
    }
}
