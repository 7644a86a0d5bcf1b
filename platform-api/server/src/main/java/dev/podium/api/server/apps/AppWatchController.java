package dev.podium.api.server.apps;

import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.watch.EventStreams;
import dev.podium.api.server.watch.ItemFeed;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/namespaces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Apps")
final class AppWatchController {
    private final Apps apps;
    private final AppWatch watch;
    private final EventStreams streams;

    AppWatchController(Apps apps, AppWatch watch, EventStreams streams) {
        this.apps = apps;
        this.watch = watch;
        this.streams = streams;
    }

    @Get("/*/apps")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "Watch all apps you may see", hidden = true)
    Publisher<Event<Object>> watchAll(
            Caller caller, PageRequest page, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(apps.visible(caller), page, lastSeen);
    }

    @Get("/{ns}/apps")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch the apps of a namespace", hidden = true)
    Publisher<Event<Object>> watch(String ns, PageRequest page, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(ns::equals, page, lastSeen);
    }

    private Publisher<Event<Object>> watch(Predicate<String> namespaces, PageRequest page, @Nullable String lastSeen) {
        return streams.of(() -> new ItemFeed<>(watch.of(namespaces, page.selector()), lastSeen != null));
    }
}
