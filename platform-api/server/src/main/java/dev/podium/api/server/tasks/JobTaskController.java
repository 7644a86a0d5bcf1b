package dev.podium.api.server.tasks;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.task.Task;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.apps.AppIdentities;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.watch.EventStreams;
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
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/namespaces/{ns}/jobs/{job}/tasks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Instances")
final class JobTaskController {
    private final AppIdentities identities;
    private final TaskController tasks;

    JobTaskController(AppIdentities identities, TaskController tasks) {
        this.identities = identities;
        this.tasks = tasks;
    }

    @Get
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "List the instances of a job",
            description = "Also of a run of a cron. By slot, oldest attempt first.")
    Page<Task> list(String ns, String job, PageRequest page) {
        return tasks.list(identities.requireJob(ns, job), page);
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch the instances of a job", hidden = true)
    Publisher<Event<Object>> watch(String ns, String job, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return tasks.watch(identities.requireJob(ns, job), lastSeen);
    }

    @Get("/{id}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Get an instance of a job")
    Task get(String ns, String job, String id) {
        return tasks.get(identities.requireJob(ns, job), id);
    }
}
