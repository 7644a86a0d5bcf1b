package dev.podium.api.server.apps;

import dev.podium.api.contract.job.Job;
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
import io.micronaut.http.annotation.Post;
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
@Tag(name = "Jobs", description = "What runs until it is done.")
final class JobController {
    private static final String EXAMPLE = """
            {"image": "registry.example/shop/import:1.8", "completions": 1, "backoffLimit": 3, "deadline": "2h"}""";

    private final Apps apps;
    private final AppWrites writes;
    private final AppAnswers answers;
    private final AppWatch watch;
    private final JobReader reader;
    private final EventStreams streams;
    private final AppAnswers.Shown<Job> shown;

    JobController(
            Apps apps, AppWrites writes, AppAnswers answers, AppWatch watch, JobReader reader, EventStreams streams) {
        this.apps = apps;
        this.writes = writes;
        this.answers = answers;
        this.watch = watch;
        this.reader = reader;
        this.streams = streams;
        this.shown = new AppAnswers.Shown<>(reader::job, Job::metadata);
    }

    @Get("/*/jobs")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "List all jobs you may see")
    Page<Job> listAll(Caller caller, PageRequest page) {
        return page(apps.listAll(Family.JOBS, caller, page));
    }

    @Get("/{ns}/jobs")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List the jobs of a namespace", description = "With Accept: text/event-stream: watch them.")
    Page<Job> list(String ns, PageRequest page) {
        return page(apps.list(Family.JOBS, ns, page));
    }

    @Get("/*/jobs")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(summary = "Watch all jobs you may see", hidden = true)
    Publisher<Event<Object>> watchAll(
            Caller caller, PageRequest page, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(apps.visible(caller), page, lastSeen);
    }

    @Get("/{ns}/jobs")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Watch the jobs of a namespace", hidden = true)
    Publisher<Event<Object>> watch(String ns, PageRequest page, @Header("Last-Event-ID") @Nullable String lastSeen) {
        return watch(ns::equals, page, lastSeen);
    }

    @Get("/{ns}/jobs/{job}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Get a job",
            description = "What was declared, and how far it is. Also each run of a cron is a job.")
    HttpResponse<Job> get(String ns, String job) {
        Job found = reader.findRun(ns, job)
                .map(run -> reader.run(run.cron(), run.run()))
                .orElseGet(() -> reader.job(apps.row(Family.JOBS, ns, job)));
        return ETags.ok(found, found.metadata());
    }

    @Put("/{ns}/jobs/{job}")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(
            summary = "Declare a job",
            description = "Creates the job, or replaces what was declared. Declaring the same again changes nothing.")
    HttpResponse<Job> put(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String job,
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
        WorkloadId id = AppController.id(ns, job);
        return answers.written(
                writes.declare(
                        order(caller, id, conditions, "deploy"),
                        _ -> ManifestReader.read(body.node(), id, Family.JOBS),
                        Boolean.TRUE.equals(resolve)),
                wait,
                shown);
    }

    @Patch("/{ns}/jobs/{job}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(summary = "Change parts of a job", description = "JSON Merge Patch (RFC 7396) on what was declared.")
    HttpResponse<Job> patch(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String job,
            @RequestBody(content = @Content(schema = @Schema(implementation = JobSpec.class))) @Body JsonBody body,
            @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = AppController.id(ns, job);
        return answers.written(
                writes.declare(
                        order(caller, id, conditions, "deploy"),
                        before -> Patches.apply(before, body.node(), id, Family.JOBS),
                        false),
                wait,
                shown);
    }

    @Delete("/{ns}/jobs/{job}")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Delete a job", description = "What of it runs is stopped; then it is gone.")
    HttpResponse<dev.podium.api.contract.operation.Operation> delete(
            Caller caller, WriteConditions conditions, String ns, String job, @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = apps.row(Family.JOBS, ns, job).id();
        return answers.deleted(writes.delete(order(caller, id, conditions, AppWrites.DELETE)), wait);
    }

    @Post("/{ns}/jobs/{job}:restart")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Run a job anew", description = "From the beginning, also when it is over.")
    HttpResponse<Job> restart(
            Caller caller, WriteConditions conditions, String ns, String job, @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = apps.row(Family.JOBS, ns, job).id();
        return answers.begun(writes.restart(order(caller, id, conditions, "restart")), wait, shown);
    }

    private static AppWrites.Order order(Caller caller, WorkloadId id, WriteConditions conditions, String action) {
        return new AppWrites.Order(caller, id, conditions, action, Family.JOBS);
    }

    private Page<Job> page(Page<AppRow> rows) {
        return new Page<>(rows.items().stream().map(reader::job).toList(), rows.cursor());
    }

    private Publisher<Event<Object>> watch(Predicate<String> namespaces, PageRequest page, @Nullable String lastSeen) {
        return streams.of(() ->
                new ItemFeed<>(watch.of(Family.JOBS, namespaces, page.selector(), reader::job), lastSeen != null));
    }
}
