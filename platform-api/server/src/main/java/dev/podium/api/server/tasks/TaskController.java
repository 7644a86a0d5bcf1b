package dev.podium.api.server.tasks;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.task.Task;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.apps.AppIdentities;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.api.server.status.Instance;
import dev.podium.api.server.status.Observed;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/namespaces/{ns}/apps/{app}/tasks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(
        name = "Instances",
        description = "The tasks of an app: each one attempt in a slot, with its state and the reason for it.")
final class TaskController {
    private final AppIdentities apps;
    private final Cluster cluster;
    private final TaskWatch watch;
    private final Pages pages;
    private final EventStreams streams;

    TaskController(AppIdentities apps, Cluster cluster, TaskWatch watch, Pages pages, EventStreams streams) {
        this.apps = apps;
        this.cluster = cluster;
        this.watch = watch;
        this.pages = pages;
        this.streams = streams;
    }

    @Get
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "List the instances of an app",
            description =
                    "By slot, oldest attempt first; ended ones are kept for a while. With Accept: text/event-stream:"
                            + " watch them.")
    Page<Task> list(String ns, String app, PageRequest page) {
        return list(apps.require(ns, app), page);
    }

    Page<Task> list(AppIdentities.Identity identity, PageRequest page) {
        List<Instance> all = cluster.instances().of(identity.id(), identity.uid());
        Page<Instance> found = pages.page(
                "tasks of " + identity.uid(),
                page,
                Pages.Source.of((after, count) -> after(all, after.orElse(""), count), Instance::key),
                _ -> true);
        return new Page<>(found.items().stream().map(Observed::task).toList(), found.cursor());
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch the instances of an app", hidden = true)
    Publisher<Event<Object>> watch(String ns, String app, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(apps.require(ns, app), lastSeen);
    }

    Publisher<Event<Object>> watch(AppIdentities.Identity identity, @Nullable String lastSeen) {
        return streams.of(() -> new ItemFeed<>(watch.of(identity), lastSeen != null));
    }

    @Get("/{id}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Get an instance of an app")
    Task get(String ns, String app, String id) {
        return get(apps.require(ns, app), id);
    }

    Task get(AppIdentities.Identity identity, String id) {
        return cluster.instances().of(identity.id(), identity.uid()).stream()
                .filter(instance -> instance.task().id().value().equals(id))
                .findFirst()
                .map(Observed::task)
                .orElseThrow(() -> ApiProblem.notFound("task", id));
    }

    private static List<Instance> after(List<Instance> all, String key, int count) {
        return all.stream()
                .filter(instance -> instance.key().compareTo(key) > 0)
                .limit(count)
                .toList();
    }
}
