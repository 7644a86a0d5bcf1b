package dev.podium.api.server.openapi;

import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenAPI document. The compiler's one knows paths, bodies and words; here each operation gets what it has in common with others:
 * conditions, pages, problems, sign-in and the permission it needs.
 */
@Singleton
final class OpenApiDocument {
    private static final String COMPILED = "/META-INF/swagger/openapi.json";
    private static final String SHARED = "/openapi-shared.json";
    private static final Argument<Map<String, Object>> TREE = Argument.mapOf(String.class, Object.class);

    private final Router router;
    private final JsonMapper mapper;
    private volatile byte[] made = new byte[0];

    OpenApiDocument(Router router, JsonMapper mapper) {
        this.router = router;
        this.mapper = mapper;
    }

    /** As JSON; the same every time. */
    byte[] bytes() {
        if (made.length == 0) {
            try {
                made = mapper.writeValueAsBytes(complete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made.clone();
    }

    private Map<String, Object> complete() {
        Map<String, Object> shared = read(SHARED);
        Map<String, Object> document = new LinkedHashMap<>(read(COMPILED));
        document.put("info", shared.get("info"));
        Map<String, UriRouteInfo<?, ?>> routes = routes();
        Json.object(document, "paths")
                .forEach((path, methods) -> Json.object(methods)
                        .forEach((method, operation) ->
                                Operations.complete(Json.object(operation), routes.get(key(method, path)), method)));
        Map<String, Object> components = new LinkedHashMap<>(Json.object(shared, "components"));
        Map<String, Object> schemas = new LinkedHashMap<>(Json.object(components, "schemas"));
        Json.object(document, "components", "schemas").forEach(schemas::putIfAbsent);
        components.put("schemas", schemas);
        document.put("components", components);
        schemas.keySet().retainAll(used(document, schemas));
        return document;
    }

    private Map<String, UriRouteInfo<?, ?>> routes() {
        Map<String, UriRouteInfo<?, ?>> routes = new HashMap<>();
        router.uriRoutes()
                .forEach(route -> routes.merge(
                        key(
                                route.getHttpMethodName(),
                                route.getUriMatchTemplate().toPathString()),
                        route,
                        (a, b) -> streams(a) ? b : a));
        return routes;
    }

    /** A list can be watched under its own path; the document has the list. */
    private static boolean streams(UriRouteInfo<?, ?> route) {
        return route.getProduces().contains(MediaType.TEXT_EVENT_STREAM_TYPE);
    }

    /** The schemas something refers to; what only the code knows is left out. */
    private static Set<String> used(Map<String, Object> document, Map<String, Object> schemas) {
        Set<String> used = new TreeSet<>();
        Json.references(document.get("paths")).forEach(name -> follow(name, schemas, used));
        Map<String, Object> rest = new LinkedHashMap<>(Json.object(document, "components"));
        rest.remove("schemas");
        Json.references(rest).forEach(name -> follow(name, schemas, used));
        return used;
    }

    private static void follow(String name, Map<String, Object> schemas, Set<String> used) {
        if (schemas.containsKey(name) && used.add(name)) {
            Json.references(schemas.get(name)).forEach(next -> follow(next, schemas, used));
        }
    }

    private Map<String, Object> read(String resource) {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the program: it is made by the build");
            }
            return mapper.readValue(stream, TREE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + (path.isEmpty() ? "/" : path);
    }
}
