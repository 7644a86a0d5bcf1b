package dev.podium.api.server.namespaces;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.tenant.Namespace;
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
import dev.podium.tenants.tenant.NamespaceName;
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
import java.util.List;

@Controller("/api/v1/namespaces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Namespaces", description = "A tenant's rooms: the unit of isolation, quota and network.")
final class NamespaceController {
    private final Namespaces namespaces;

    NamespaceController(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    @Get
    @Guarded(permission = Permission.NAMESPACES_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "List the namespaces you may see")
    Page<Namespace> list(Caller caller, PageRequest page) {
        return namespaces.list(caller, page);
    }

    @Get("/{ns}")
    @Guarded(permission = Permission.NAMESPACES_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Get a namespace")
    HttpResponse<Namespace> get(String ns) {
        Namespace found = namespaces.find(ns);
        return ETags.ok(found, found.metadata());
    }

    @Put("/{ns}")
    @Guarded(permission = Permission.NAMESPACES_WRITE, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NAMESPACES)
    @Operation(summary = "Create a namespace or replace its labels")
    HttpResponse<Namespace> put(
            Caller caller,
            WriteConditions conditions,
            String ns,
            @RequestBody(content = @Content(schema = @Schema(implementation = Namespace.Spec.class))) @Body
                    JsonBody body) {
        NamespaceName name = PathNames.require(ns, NamespaceName::new);
        Written<Namespace> written =
                namespaces.put(caller, name, ResourceBody.decode(body, NamespaceController::spec), conditions);
        return ETags.written(written.resource(), written.resource().metadata(), written.created());
    }

    @Delete("/{ns}")
    @Guarded(permission = Permission.NAMESPACES_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Delete a namespace",
            description = "It takes nothing new from now on. Its apps are stopped and removed, then it is gone.")
    HttpResponse<Void> delete(WriteConditions conditions, String ns) {
        namespaces.delete(PathNames.require(ns, NamespaceName::new), conditions);
        return HttpResponse.accepted();
    }

    private static Namespace.Spec spec(Fields fields) {
        String tenant = fields.required("tenant")
                .flatMap(value -> value.parsed(TenantName::new))
                .map(TenantName::value)
                .orElse("");
        String cluster =
                fields.oneOf("cluster", List.of(Namespaces.DEFAULT_CLUSTER)).orElse(Namespaces.DEFAULT_CLUSTER);
        return new Namespace.Spec(tenant, cluster);
    }
}
