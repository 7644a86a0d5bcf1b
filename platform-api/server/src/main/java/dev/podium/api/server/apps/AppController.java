package dev.podium.api.server.apps;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppRelease;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.PathNames;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/namespaces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Apps", description = "What developers declare: an image, how often it runs, and how it is reached.")
final class AppController {
    private static final String SMALLEST = """
            {"image": "registry.example/shop/web:1.8", "ports": [{"name": "http", "port": 8080}]}""";
    private static final String FULLER = """
            {"image": "registry.example/shop/web:1.8", "replicas": 3, "env": {"MODE": "production"},
             "ports": [{"name": "http", "port": 8080}], "routes": [{"host": "shop.example", "path": "/"}],
             "resources": {"cpu": "250m", "memory": "256Mi"},
             "probes": {"readiness": {"http": {"path": "/ready"}}}, "labels": {"team": "payments"}}""";

    private final Apps apps;
    private final AppWrites writes;
    private final AppAnswers answers;

    AppController(Apps apps, AppWrites writes, AppAnswers answers) {
        this.apps = apps;
        this.writes = writes;
        this.answers = answers;
    }

    @Get("/*/apps")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.EACH_ITEM, quota = Quota.NONE)
    @Operation(
            summary = "List all apps you may see",
            description = "Those of every namespace you may see. With Accept: text/event-stream: watch them.")
    Page<App> listAll(Caller caller, PageRequest page) {
        return apps.listAll(caller, page);
    }

    @Get("/{ns}/apps")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "List the apps of a namespace",
            description =
                    "With Accept: text/event-stream: watch them. Everything there is comes first as put events, then"
                            + " synced, then put and deleted as things change.")
    Page<App> list(String ns, PageRequest page) {
        return apps.list(ns, page);
    }

    @Get("/{ns}/apps/{app}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Get an app",
            description = "What was declared, with every default filled in, and how it fares.")
    HttpResponse<App> get(String ns, String app) {
        App found = apps.find(ns, app);
        return ETags.ok(found, found.metadata());
    }

    @Put("/{ns}/apps/{app}")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(
            summary = "Deploy an app",
            description =
                    "Creates the app, or replaces what was declared. Declaring the same again changes nothing. A tag is"
                            + " looked up when the image is first declared and stays what it was then; resolve=true looks again."
                            + " Operation-Location names the operation that has begun; wait=60s answers when it has finished.")
    HttpResponse<App> put(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String app,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AppSpec.class),
                                            examples = {
                                                @ExampleObject(name = "the least", value = SMALLEST),
                                                @ExampleObject(name = "more", value = FULLER)
                                            }))
                    @Body
                    JsonBody body,
            @Parameter(description = "Look the image's tag up again") @QueryValue @Nullable Boolean resolve,
            @Parameter(example = "60s") @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = id(ns, app);
        AppWrites.Order order = new AppWrites.Order(caller, id, conditions, "deploy");
        return answers.written(
                writes.declare(order, _ -> ManifestReader.read(body.node(), id), Boolean.TRUE.equals(resolve)), wait);
    }

    @Patch("/{ns}/apps/{app}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(
            summary = "Change parts of an app",
            description =
                    "JSON Merge Patch (RFC 7396) on what was declared: a value replaces, null goes back to the default,"
                            + " objects are merged, lists replaced.")
    HttpResponse<App> patch(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String app,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AppSpec.class),
                                            examples =
                                                    @ExampleObject(
                                                            value = "{\"image\": \"registry.example/shop/web:1.9\"}")))
                    @Body
                    JsonBody body,
            @Parameter(description = "Look the image's tag up again") @QueryValue @Nullable Boolean resolve,
            @Parameter(example = "60s") @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = id(ns, app);
        AppWrites.Order order = new AppWrites.Order(caller, id, conditions, "deploy");
        return answers.written(
                writes.declare(order, before -> Patches.apply(before, body.node(), id), Boolean.TRUE.equals(resolve)),
                wait);
    }

    @Delete("/{ns}/apps/{app}")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Delete an app",
            description = "Its routes end at once, its instances are drained and stopped; then it is gone.")
    HttpResponse<dev.podium.api.contract.operation.Operation> delete(
            Caller caller, WriteConditions conditions, String ns, String app, @QueryValue @Nullable String wait)
            throws InterruptedException {
        apps.row(ns, app);
        return answers.deleted(
                writes.delete(new AppWrites.Order(caller, id(ns, app), conditions, AppWrites.DELETE)), wait);
    }

    @Get("/{ns}/apps/{app}/releases")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "List the releases of an app", description = "Newest first.")
    Page<AppRelease> releases(String ns, String app, PageRequest page) {
        return apps.releases(ns, app, page);
    }

    @Get("/{ns}/apps/{app}/releases/{number}")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Get a release of an app")
    AppRelease release(String ns, String app, String number) {
        return apps.release(ns, app, number);
    }

    static WorkloadId id(String namespace, String app) {
        return PathNames.require(app, name -> WorkloadId.of(namespace, name));
    }
}
