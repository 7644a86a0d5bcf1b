package dev.podium.api.server.apps;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.Scale;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/namespaces/{ns}/apps")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Apps")
final class AppActionController {
    private final Apps apps;
    private final AppWrites writes;
    private final AppAnswers answers;
    private final AppPlanner planner;

    AppActionController(Apps apps, AppWrites writes, AppAnswers answers, AppPlanner planner) {
        this.apps = apps;
        this.writes = writes;
        this.answers = answers;
        this.planner = planner;
    }

    @Post("/{app}:scale")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(summary = "Scale an app", description = "Sets the number of instances; 0 stops it.")
    HttpResponse<App> scale(
            Caller caller,
            WriteConditions conditions,
            String ns,
            String app,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Scale.class),
                                            examples = @ExampleObject(value = "{\"replicas\": 5}")))
                    @Body
                    JsonBody body,
            @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = apps.row(ns, app).id();
        int replicas = body.decode(fields -> fields.required("replicas")
                .flatMap(value -> value.integer(0, ManifestReader.MOST_REPLICAS))
                .orElse(0));
        AppWrites.Order order = new AppWrites.Order(caller, id, conditions, "scale");
        return answers.begun(writes.declare(order, before -> Patches.scale(before, replicas, id), false), wait);
    }

    @Post("/{app}:restart")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Restart an app",
            description = "Replaces every instance by a new one of the same release, in the way an update would.")
    HttpResponse<App> restart(
            Caller caller, WriteConditions conditions, String ns, String app, @QueryValue @Nullable String wait)
            throws InterruptedException {
        WorkloadId id = apps.row(ns, app).id();
        return answers.begun(writes.restart(new AppWrites.Order(caller, id, conditions, "restart")), wait);
    }

    @Post("/{app}:plan")
    @Guarded(permission = Permission.APPS_READ, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(
            summary = "Show what deploying would do",
            description =
                    "What would differ, where each instance would run, and what speaks against it. Nothing is changed.")
    AppPlan plan(
            Caller caller,
            String ns,
            String app,
            @RequestBody(content = @Content(schema = @Schema(implementation = AppSpec.class))) @Body JsonBody body)
            throws InterruptedException {
        return planner.plan(caller, AppController.id(ns, app), body.node());
    }
}
