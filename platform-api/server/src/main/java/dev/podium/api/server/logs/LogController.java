package dev.podium.api.server.logs;

import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.apps.AppIdentities;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.watch.EventStreams;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/namespaces/{ns}/apps/{app}/logs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Logs", description = "What instances wrote, as server-sent events.")
final class LogController {
    private final AppIdentities apps;
    private final Cluster cluster;
    private final TaskLogSource source;
    private final EventStreams streams;
    private final InstantSource clock;

    LogController(
            AppIdentities apps, Cluster cluster, TaskLogSource source, EventStreams streams, InstantSource clock) {
        this.apps = apps;
        this.cluster = cluster;
        this.source = source;
        this.streams = streams;
        this.clock = clock;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Guarded(permission = Permission.APPS_LOGS, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Read the logs of an app",
            description =
                    "The lines of all instances, interleaved by time, as events of type log; notice says what cannot be"
                            + " read, end that everything was. Last-Event-ID resumes after the line with that id.")
    Publisher<Event<Object>> logs(
            String ns,
            String app,
            @Parameter(description = "Go on with new lines", example = "true") @QueryValue @Nullable String follow,
            @Parameter(description = "Only the last so many lines of each instance", example = "100")
                    @QueryValue
                    @Nullable
                    String tail,
            @Parameter(description = "Only lines from this time on, or from so long ago", example = "10m")
                    @QueryValue
                    @Nullable
                    String since,
            @Parameter(description = "Only of this instance") @QueryValue @Nullable String task,
            @Header("Last-Event-ID") @Nullable String lastSeen) {
        return logs(apps.require(ns, app), new LogRequest.Query(follow, tail, since, task, lastSeen));
    }

    Publisher<Event<Object>> logs(AppIdentities.Identity identity, LogRequest.Query query) {
        LogRequest request = LogRequest.of(query, clock.instant());
        return streams.of(() -> new AppLogFeed(identity, request, cluster, source, clock));
    }
}
