package dev.podium.api.server.operations;

import dev.podium.api.contract.operation.Operation;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Places;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/operations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Operations", description = "Long work in progress: deployments, scalings, restarts, deletions.")
final class OperationController {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Operations operations;
    private final Places places;
    private final AccessGate gate;

    OperationController(Operations operations, Places places, AccessGate gate) {
        this.operations = operations;
        this.places = places;
        this.gate = gate;
    }

    @Get("/{id}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.ASKED_BY_OPERATION, quota = Quota.NONE)
    @io.swagger.v3.oas.annotations.Operation(
            summary = "Get an operation",
            description = "With wait, answers as soon as it has finished, and at the latest after that time.")
    Operation get(
            Caller caller,
            String id,
            @Parameter(description = "How long to wait for its end, at most 60s", example = "30s") @QueryValue @Nullable
                    String wait)
            throws InterruptedException {
        Operation found = Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .map(UUID::fromString)
                .flatMap(operations::find)
                .filter(operation -> seen(caller, operation))
                .orElseThrow(() -> ApiProblem.notFound("operation", id));
        gate.require(caller, permission(found), place(found));
        return operations.await(UUID.fromString(id), Wait.parse(wait)).orElse(found);
    }

    private boolean seen(Caller caller, Operation operation) {
        return gate.sees(caller, place(operation));
    }

    private static Permission permission(Operation operation) {
        return operation.namespace() == null ? Permission.NODES_READ : Permission.APPS_READ;
    }

    /** What is in a namespace that is gone is the platform's. */
    private Collection place(Operation operation) {
        return Optional.ofNullable(operation.namespace())
                .map(NamespaceName::new)
                .flatMap(namespace -> places.tenantOf(namespace).map(tenant -> Collection.of(tenant, namespace)))
                .orElse(Collection.PLATFORM);
    }
}
