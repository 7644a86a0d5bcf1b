package dev.podium.api.server.openapi;

import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Unguarded;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.tenants.access.Permission;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.UriRouteInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Completes one operation of the document from the method that answers it. */
final class Operations {
    /** Parameters of methods that are no parameters of requests. */
    private static final Set<Class<?>> OURS =
            Set.of(Caller.class, WriteConditions.class, PageRequest.class, HttpRequest.class);

    private Operations() {}

    static void complete(Map<String, Object> operation, @Nullable UriRouteInfo<?, ?> route, String method) {
        if (route == null) {
            throw new IllegalStateException("the OpenAPI document has an operation no method answers: " + operation);
        }
        List<Argument<?>> arguments = Arrays.asList(route.getTargetMethod().getArguments());
        Set<Class<?>> types = arguments.stream().map(Argument::getType).collect(Collectors.toSet());
        operation.put("operationId", operationId(route));
        parameters(operation, arguments, types, method);
        body(operation, types);
        responses(operation);
        access(operation, route.getAnnotationMetadata());
    }

    private static String operationId(UriRouteInfo<?, ?> route) {
        String controller =
                route.getTargetMethod().getDeclaringType().getSimpleName().replace("Controller", "");
        return Character.toLowerCase(controller.charAt(0)) + controller.substring(1) + "-"
                + route.getTargetMethod().getMethodName();
    }

    private static void parameters(
            Map<String, Object> operation, List<Argument<?>> arguments, Set<Class<?>> types, String method) {
        Set<String> hidden = arguments.stream()
                .filter(argument -> OURS.contains(argument.getType()))
                .map(Argument::getName)
                .collect(Collectors.toSet());
        List<Object> parameters = new ArrayList<>();
        if (operation.get("parameters") instanceof List<?> found) {
            found.stream()
                    .filter(parameter -> !hidden.contains(
                            String.valueOf(Json.object(parameter).get("name"))))
                    .forEach(parameters::add);
        }
        if (types.contains(PageRequest.class)) {
            shared(parameters, "limit", "cursor", "sort", "fields", "labelSelector");
        }
        if (types.contains(WriteConditions.class)) {
            shared(parameters, "ifMatch", "dryRun");
            if (method.equals("put")) {
                shared(parameters, "ifNoneMatch");
            }
        }
        if (method.equals("post")) {
            shared(parameters, "idempotencyKey");
        }
        operation.put("parameters", parameters);
    }

    private static void shared(List<Object> parameters, String... names) {
        for (String name : names) {
            parameters.add(Map.of("$ref", "#/components/parameters/" + name));
        }
    }

    /** The compiler takes every parameter it does not know for a part of the body. */
    private static void body(Map<String, Object> operation, Set<Class<?>> types) {
        if (!types.contains(JsonBody.class)) {
            operation.remove("requestBody");
            return;
        }
        Map<String, Object> body = Json.object(operation, "requestBody");
        body.put("required", true);
        Json.object(body, "content").values().forEach(content -> {
            Map<String, Object> media = Json.object(content);
            if (Json.object(media, "schema").get("allOf") instanceof List<?> parts) {
                media.put("schema", parts.getFirst());
            }
        });
    }

    private static void responses(Map<String, Object> operation) {
        Map<String, Object> responses = new LinkedHashMap<>(Json.object(operation, "responses"));
        responses.replaceAll((_, response) -> {
            Map<String, Object> described = new LinkedHashMap<>(Json.object(response));
            if (String.valueOf(described.get("description")).endsWith(" response")) {
                described.put("description", "Done.");
            }
            return described;
        });
        responses.put("default", Map.of("$ref", "#/components/responses/problem"));
        operation.put("responses", responses);
    }

    private static void access(Map<String, Object> operation, AnnotationMetadata metadata) {
        boolean open = metadata.enumValue(Unguarded.class, "to", Unguarded.To.class)
                .filter(to -> to == Unguarded.To.EVERYONE)
                .isPresent();
        operation.put("security", open ? List.of() : List.of(Map.of("bearer", List.of())));
        metadata.enumValue(Guarded.class, "permission", Permission.class).ifPresent(permission -> {
            operation.put("x-podium-permission", permission.code());
            String description = String.valueOf(operation.getOrDefault("description", ""));
            operation.put("description", (description + "\n\nNeeds the permission `" + permission + "`.").strip());
        });
    }
}
