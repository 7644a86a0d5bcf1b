package dev.podium.api.server.events;

import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.watch.EventStreams;
import dev.podium.api.server.watch.Feed;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(
        name = "Events",
        description = "What happened, newest first; with Accept: text/event-stream also what happens from now on.")
final class EventController {
    private final Events events;
    private final EventStreams streams;

    EventController(Events events, EventStreams streams) {
        this.events = events;
        this.streams = streams;
    }

    @Get("/namespaces/{ns}/events")
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List what happened in a namespace")
    Page<Event> ofNamespace(String ns, PageRequest page) {
        return events.list(new Events.Scope.OfNamespace(ns), page);
    }

    @Get("/namespaces/{ns}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch what happens in a namespace", hidden = true)
    Publisher<io.micronaut.http.sse.Event<Object>> watchNamespace(
            String ns, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(new Events.Scope.OfNamespace(ns), lastSeen);
    }

    @Get("/namespaces/{ns}/apps/{app}/events")
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List what happened to an app")
    Page<Event> ofApp(String ns, String app, PageRequest page) {
        return events.list(new Events.Scope.OfApp(ns, app), page);
    }

    @Get("/namespaces/{ns}/apps/{app}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch what happens to an app", hidden = true)
    Publisher<io.micronaut.http.sse.Event<Object>> watchApp(
            String ns, String app, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(new Events.Scope.OfApp(ns, app), lastSeen);
    }

    @Get("/namespaces/{ns}/jobs/{job}/events")
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List what happened to a job")
    Page<Event> ofJob(String ns, String job, PageRequest page) {
        return events.list(new Events.Scope.OfApp(ns, job), page);
    }

    @Get("/namespaces/{ns}/jobs/{job}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch what happens to a job", hidden = true)
    Publisher<io.micronaut.http.sse.Event<Object>> watchJob(
            String ns, String job, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(new Events.Scope.OfApp(ns, job), lastSeen);
    }

    @Get("/namespaces/{ns}/crons/{cron}/events")
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List what happened to a cron")
    Page<Event> ofCron(String ns, String cron, PageRequest page) {
        return events.list(new Events.Scope.OfApp(ns, cron), page);
    }

    @Get("/namespaces/{ns}/crons/{cron}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.EVENTS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch what happens to a cron", hidden = true)
    Publisher<io.micronaut.http.sse.Event<Object>> watchCron(
            String ns, String cron, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(new Events.Scope.OfApp(ns, cron), lastSeen);
    }

    @Get("/events")
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "List what happened to the platform's nodes")
    Page<Event> ofPlatform(PageRequest page) {
        return events.list(new Events.Scope.OfPlatform(), page);
    }

    @Get("/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Watch what happens to the platform's nodes", hidden = true)
    Publisher<io.micronaut.http.sse.Event<Object>> watchPlatform(@Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(new Events.Scope.OfPlatform(), lastSeen);
    }

    /** What cannot be resumed is refused before the stream begins. */
    private Publisher<io.micronaut.http.sse.Event<Object>> watch(Events.Scope scope, @Nullable String lastSeen) {
        Feed feed = events.watch(scope, Optional.ofNullable(lastSeen).filter(text -> !text.isBlank()));
        return streams.of(() -> feed);
    }
}
