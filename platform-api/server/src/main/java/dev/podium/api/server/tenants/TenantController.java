package dev.podium.api.server.tenants;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.PathNames;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Written;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.TenantName;
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

@Controller("/api/v1/tenants")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Tenants", description = "The organisations that share the platform.")
final class TenantController {
    private static final int LONGEST_DISPLAY_NAME = 200;

    private final Tenants tenants;
    private final AccessGate gate;

    TenantController(Tenants tenants, AccessGate gate) {
        this.tenants = tenants;
        this.gate = gate;
    }

    @Get
    @Guarded(permission = Permission.TENANTS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "List the tenants you may see")
    Page<Tenant> list(Caller caller, PageRequest page) {
        return tenants.list(gate, caller, page);
    }

    @Get("/{tenant}")
    @Guarded(permission = Permission.TENANTS_READ, scope = Scope.TENANT, quota = Quota.NONE)
    @Operation(summary = "Get a tenant")
    HttpResponse<Tenant> get(String tenant) {
        Tenant found = tenants.find(tenant);
        return ETags.ok(found, found.metadata());
    }

    @Put("/{tenant}")
    @Guarded(permission = Permission.TENANTS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Create or replace a tenant")
    HttpResponse<Tenant> put(
            Caller caller,
            WriteConditions conditions,
            String tenant,
            @RequestBody(content = @Content(schema = @Schema(implementation = Tenant.Spec.class))) @Body
                    JsonBody body) {
        TenantName name = PathNames.require(tenant, TenantName::new);
        Written<Tenant> written =
                tenants.put(caller, name, ResourceBody.decode(body, TenantController::spec), conditions);
        return ETags.written(written.resource(), written.resource().metadata(), written.created());
    }

    @Delete("/{tenant}")
    @Guarded(permission = Permission.TENANTS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Delete a tenant that has no namespaces")
    HttpResponse<Void> delete(WriteConditions conditions, String tenant) {
        TenantName name = PathNames.require(tenant, TenantName::new);
        tenants.find(tenant);
        tenants.delete(name, conditions);
        return HttpResponse.noContent();
    }

    private static Tenant.Spec spec(Fields fields) {
        return new Tenant.Spec(fields.optional("displayName")
                .flatMap(name -> name.text(LONGEST_DISPLAY_NAME))
                .orElse(null));
    }
}
