package dev.podium.api.server.logs;

import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.apps.AppIdentities;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/namespaces/{ns}/jobs/{job}/logs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Logs")
final class JobLogController {
    private final AppIdentities identities;
    private final LogController logs;

    JobLogController(AppIdentities identities, LogController logs) {
        this.identities = identities;
        this.logs = logs;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Guarded(permission = Permission.APPS_LOGS, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Read the logs of a job",
            description = "Also of a run of a cron, and also when it is over, for as long as its instances are kept.")
    Publisher<Event<Object>> logs(
            String ns,
            String job,
            @QueryValue @Nullable String follow,
            @QueryValue @Nullable String tail,
            @QueryValue @Nullable String since,
            @QueryValue @Nullable String task,
            @Header("Last-Event-ID") @Nullable String lastSeen) {
        return logs.logs(identities.requireJob(ns, job), new LogRequest.Query(follow, tail, since, task, lastSeen));
    }
}
