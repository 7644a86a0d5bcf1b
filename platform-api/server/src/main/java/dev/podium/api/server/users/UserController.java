package dev.podium.api.server.users;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.user.User;
import dev.podium.api.contract.user.UserSpec;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.PathNames;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Written;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.ResourceName;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Users", description = "People who can sign in, and what they may do.")
final class UserController {
    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    @Get
    @Guarded(permission = Permission.USERS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "List the users you may see")
    Page<User> list(Caller caller, PageRequest page) {
        return users.list(caller, page);
    }

    @Get("/{user}")
    @Guarded(permission = Permission.USERS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "Get a user")
    HttpResponse<User> get(Caller caller, String user) {
        User found = users.find(caller, user);
        return ETags.ok(found, found.metadata());
    }

    @Put("/{user}")
    @Guarded(permission = Permission.USERS_WRITE, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(
            summary = "Create or replace a user",
            description =
                    "A body without password or grants leaves those as they are. Nobody can give away more than they have.")
    HttpResponse<User> put(
            Caller caller,
            WriteConditions conditions,
            String user,
            @RequestBody(content = @Content(schema = @Schema(implementation = UserSpec.class))) @Body JsonBody body) {
        String name = PathNames.require(user, value -> ResourceName.require("user", value));
        Written<User> written = users.put(caller, UserBody.decode(name, body), conditions);
        return ETags.written(written.resource(), written.resource().metadata(), written.created());
    }

    @Delete("/{user}")
    @Guarded(permission = Permission.USERS_WRITE, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @Operation(summary = "Delete a user and end their sessions")
    HttpResponse<Void> delete(Caller caller, WriteConditions conditions, String user) {
        users.delete(caller, user, conditions);
        return HttpResponse.noContent();
    }
}
