package dev.podium.api.server.access;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.ResourceName;
import dev.podium.tenants.tenant.TenantName;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;

/** Asks the gate before each operation, as the operation declares. What declares nothing is refused. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AccessFilter.ORDER)
final class AccessFilter {
    /** After authentication. */
    static final int ORDER = 0;

    private static final String ALL_NAMESPACES = "*";

    private final AccessGate gate;

    AccessFilter(AccessGate gate) {
        this.gate = gate;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElse(null);
        if (route == null || route.getAnnotationMetadata().hasAnnotation(Unguarded.class)) {
            return;
        }
        AnnotationValue<Guarded> guard = route.getAnnotationMetadata().getAnnotation(Guarded.class);
        if (guard == null) {
            throw undeclared(request);
        }
        Caller caller = Callers.of(request);
        Permission permission = guard.enumValue("permission", Permission.class).orElseThrow();
        switch (guard.enumValue("scope", Scope.class).orElseThrow()) {
            case PLATFORM -> gate.require(caller, permission, Collection.PLATFORM);
            case TENANT -> gate.require(caller, permission, gate.tenant(caller, tenantName(route)));
            case NAMESPACE -> gate.require(caller, permission, gate.namespace(caller, namespaceName(route)));
            case NAMESPACE_OR_ALL -> {
                if (!ALL_NAMESPACES.equals(route.getVariableValues().get("ns"))) {
                    gate.require(caller, permission, gate.namespace(caller, namespaceName(route)));
                }
            }
            case EACH_ITEM, ASKED_BY_OPERATION -> {
                // The operation asks itself.
            }
        }
    }

    @ResponseFilter
    void verifyThatTheOperationAsked(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean mustAsk = RouteAttributes.getRouteMatch(request)
                .map(route -> route.getAnnotationMetadata().getAnnotation(Guarded.class))
                .flatMap(guard -> guard.enumValue("scope", Scope.class))
                .filter(scope -> scope == Scope.ASKED_BY_OPERATION)
                .isPresent();
        boolean asked = request.getAttribute(GrantsGate.ASKED).isPresent();
        if (mustAsk && !asked && response.code() < HttpStatus.BAD_REQUEST.getCode()) {
            throw new IllegalStateException(request.getMethodName() + " " + request.getPath()
                    + " declares that it asks for its permission itself, and did not");
        }
    }

    private static TenantName tenantName(RouteMatch<?> route) {
        return new TenantName(legal(route, "tenant", "tenant"));
    }

    private static NamespaceName namespaceName(RouteMatch<?> route) {
        return new NamespaceName(legal(route, "ns", "namespace"));
    }

    /** A name that cannot be is the name of nothing. */
    private static String legal(RouteMatch<?> route, String variable, String kind) {
        Object value = route.getVariableValues().get(variable);
        if (value == null) {
            throw new IllegalStateException(
                    "the path of " + route + " has no variable {" + variable + "}, which its scope needs");
        }
        String name = value.toString();
        if (!ResourceName.isValid(name)) {
            throw ApiProblem.notFound(kind, name);
        }
        return name;
    }

    private static ApiProblem undeclared(HttpRequest<?> request) {
        return ApiProblem.of(
                HttpStatus.FORBIDDEN,
                "operation_undeclared",
                "This operation is closed",
                request.getMethodName() + " " + request.getPath()
                        + " does not declare which permission it needs, so nobody has it. This is a fault of the server.");
    }
}
