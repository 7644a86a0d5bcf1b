package dev.podium.api.server.apps;

import dev.podium.api.contract.job.Cron;
import dev.podium.api.contract.job.JobSpec;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.watch.EventStreams;
import dev.podium.api.server.watch.ItemFeed;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/namespaces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Crons", description = "What makes jobs by a schedule.")
final class CronController {
    private static final String EXAMPLE = """
            {"image": "registry.example/shop/report:1.8", "schedule": "30 2 * * mon-fri", "timeZone": "Europe/Berlin"}""";

    private final Apps apps;
    private final AppWrites writes;
    private final AppAnswers answers;
    private final AppWatch watch;
    private final JobReader reader;
    private final EventStreams streams;
    private final AppAnswers.Shown<Cron> shown;

    CronController(
            Apps apps, AppWrites writes, AppAnswers answers, AppWatch watch, JobReader reader, EventStreams streams) {
        this.apps = apps;
        this.writes = writes;
        this.answers = answers;
        this.watch = watch;
        this.reader = reader;
        this.streams = streams;
        this.shown = new AppAnswers.Shown<>(reader::cron, Cron::metadata);
    }

    @Get("/*/crons")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "List all crons you may see")
    Page<Cron> listAll(Caller caller, PageRequest page) {
        return page(apps.listAll(Family.CRONS, caller, page));
    }

    @Get("/{ns}/crons")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List the crons of a namespace", description = "With Accept: text/event-stream: watch them.")
    Page<Cron> list(String ns, PageRequest page) {
        return page(apps.list(Family.CRONS, ns, page));
    }

    @Get("/*/crons")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "Watch all crons you may see", hidden = true)
    Publisher<Event<Object>> watchAll(
            Caller caller, PageRequest page, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(apps.visible(caller), page, lastSeen);
    }

    @Get("/{ns}/crons")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch the crons of a namespace", hidden = true)
    Publisher<Event<Object>> watch(String ns, PageRequest page, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(ns::equals, page, lastSeen);
    }

    @Get("/{ns}/crons/{cron}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Get a cron",
            description = "What was declared, when it makes the next job, and those it made.")
    HttpResponse<Cron> get(String ns, String cron) {
        Cron found = reader.cron(apps.row(Family.CRONS, ns, cron));
        return ETags.ok(found, found.metadata());
    }

    @Put("/{ns}/crons/{cron}")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(
            summary = "Declare a cron",
            description = "Creates the cron, or replaces what was declared. Declaring the same again changes nothing.")
    HttpResponse<Cron> put(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String cron,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = JobSpec.class),
                                            examples = @ExampleObject(value = EXAMPLE)))
                    @Body
                    JsonBody body,
            @QueryValue @Nullable Boolean resolve,
            @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = AppController.id(ns, cron);
        return answers.written(
                writes.declare(
                        order(caller, id, conditions, "deploy"),
                        _ -> ManifestReader.read(body.node(), id, Family.CRONS),
                        Boolean.TRUE.equals(resolve)),
                wait,
                shown);
    }

    @Patch("/{ns}/crons/{cron}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(summary = "Change parts of a cron", description = "JSON Merge Patch (RFC 7396) on what was declared.")
    HttpResponse<Cron> patch(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String cron,
            @RequestBody(content = @Content(schema = @Schema(implementation = JobSpec.class))) @Body JsonBody body,
            @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = AppController.id(ns, cron);
        return answers.written(
                writes.declare(
                        order(caller, id, conditions, "deploy"),
                        before -> Patches.apply(before, body.node(), id, Family.CRONS),
                        false),
                wait,
                shown);
    }

    @Delete("/{ns}/crons/{cron}")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Delete a cron", description = "What of it runs is stopped; then it is gone.")
    HttpResponse<dev.podium.api.contract.operation.Operation> delete(
            Caller caller, WriteConditions conditions, String ns, String cron, @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = apps.row(Family.CRONS, ns, cron).id();
        return answers.deleted(writes.delete(order(caller, id, conditions, AppWrites.DELETE)), wait);
    }

    private static AppWrites.Order order(Caller caller, WorkloadId id, WriteConditions conditions, String action) {
        return new AppWrites.Order(caller, id, conditions, action, Family.CRONS);
    }

    private Page<Cron> page(Page<AppRow> rows) {
        return new Page<>(rows.items().stream().map(reader::cron).toList(), rows.cursor());
    }

    private Publisher<Event<Object>> watch(Predicate<String> namespaces, PageRequest page, @Nullable String lastSeen) {
        return streams.of(() ->
                new ItemFeed<>(watch.of(Family.CRONS, namespaces, page.selector(), reader::cron), lastSeen != null));
    }
}
