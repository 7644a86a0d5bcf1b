package dev.podium.api.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.TestDatabase;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryOperationDeclaresItsPermissionTest {
    private final List<UriRouteInfo<?, ?>> routes = TestDatabase.H2
            .api()
            .bean(Router.class)
            .uriRoutes()
            .<UriRouteInfo<?, ?>>map(route -> route)
            .toList();

    @Test
    void everyRouteSaysWhatItNeedsOrWhyItNeedsNothing() {
        assertThat(routes).hasSizeGreaterThan(20).allSatisfy(route -> {
            AnnotationMetadata metadata = route.getAnnotationMetadata();
            assertThat(metadata.hasAnnotation(Guarded.class) ^ metadata.hasAnnotation(Unguarded.class))
                    .as("%s has exactly one of @Guarded and @Unguarded", route)
                    .isTrue();
        });
    }

    @Test
    void everyRouteHasTheVariableItsScopeIsReadFrom() {
        assertThat(routes).allSatisfy(route -> {
            String path = route.getUriMatchTemplate().toPathString();
            switch (scope(route)) {
                case TENANT -> assertThat(path).contains("{tenant}");
                case NAMESPACE, NAMESPACE_OR_ALL -> assertThat(path).contains("{ns}");
                case PLATFORM, EACH_ITEM, ASKED_BY_OPERATION -> assertThat(path).isNotEmpty();
            }
        });
    }

    @Test
    void operationsBelowANamespaceAreScopedToIt() {
        assertThat(routes)
                .filteredOn(route -> route.getUriMatchTemplate().toPathString().contains("/namespaces/{ns}/"))
                .allSatisfy(route ->
                        assertThat(scope(route)).as("%s", route).isIn(Scope.NAMESPACE, Scope.NAMESPACE_OR_ALL));
    }

    private static Scope scope(UriRouteInfo<?, ?> route) {
        return route.getAnnotationMetadata()
                .enumValue(Guarded.class, "scope", Scope.class)
                .orElse(Scope.EACH_ITEM);
    }
}
