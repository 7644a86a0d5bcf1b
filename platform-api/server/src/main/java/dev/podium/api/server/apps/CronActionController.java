package dev.podium.api.server.apps;

import dev.podium.api.contract.job.Cron;
import dev.podium.api.contract.job.CronStatus;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunName;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/namespaces/{ns}/crons")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Crons")
final class CronActionController {
    private final Apps apps;
    private final AppWrites writes;
    private final AppAnswers answers;
    private final JobReader reader;
    private final Cluster cluster;
    private final AppAnswers.Shown<Cron> shown;

    CronActionController(Apps apps, AppWrites writes, AppAnswers answers, JobReader reader, Cluster cluster) {
        this.apps = apps;
        this.writes = writes;
        this.answers = answers;
        this.reader = reader;
        this.cluster = cluster;
        this.shown = new AppAnswers.Shown<>(reader::cron, Cron::metadata);
    }

    @Post("/{cron}:trigger")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.APPS)
    @Operation(
            summary = "Run a cron now",
            description = "Makes a job beside the schedule, also of a suspended cron. Location names the job.")
    HttpResponse<CronStatus.Run> trigger(Caller caller, WriteConditions conditions, String ns, String cron) {
        AppRow row = apps.row(Family.CRONS, ns, cron);
        refuseBeside(row);
        Optional<RunBook> book = Optional.ofNullable(cluster.snapshot().runs().get(row.id()))
                .filter(found -> found.uid().equals(row.uid().toString()));
        AppWrites.Asked asked = writes.ask(
                order(caller, row.id(), conditions, "trigger"),
                book.map(RunBook::triggeredUpTo).orElse(Instant.EPOCH));
        String run = new RunName(row.id(), asked.moment(), true).id().name();
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, "/api/v1/namespaces/" + ns + "/jobs/" + run)
                .body(new CronStatus.Run(
                        run, asked.moment(), "Pending", "Pending", "It has not begun yet.", 0, asked.moment(), null));
    }

    @Post("/{cron}:suspend")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Suspend a cron", description = "Its schedule makes nothing; what runs goes on.")
    HttpResponse<Cron> suspend(
            Caller caller, WriteConditions conditions, String ns, String cron, @QueryValue @Nullable String wait)
            throws InterruptedException {
        return suspend(order(caller, apps.row(Family.CRONS, ns, cron).id(), conditions, "suspend"), true, wait);
    }

    @Post("/{cron}:resume")
    @Guarded(permission = Permission.APPS_WRITE, scope = Scope.NAMESPACE, quota = Quota.NONE)
    @Operation(summary = "Resume a cron", description = "From now on; what passed meanwhile is not made up for.")
    HttpResponse<Cron> resume(
            Caller caller, WriteConditions conditions, String ns, String cron, @QueryValue @Nullable String wait)
            throws InterruptedException {
        return suspend(order(caller, apps.row(Family.CRONS, ns, cron).id(), conditions, "resume"), false, wait);
    }

    private HttpResponse<Cron> suspend(AppWrites.Order order, boolean suspended, @Nullable String wait)
            throws InterruptedException {
        JsonNode patch = JsonNode.createObjectNode(Map.of("suspend", JsonNode.createBooleanNode(suspended)));
        return answers.begun(
                writes.declare(order, before -> Patches.apply(before, patch, order.app(), Family.CRONS), false),
                wait,
                shown);
    }

    private void refuseBeside(AppRow row) {
        boolean forbids = "forbid".equals(reader.cron(row).spec().terms().concurrency());
        reader.runs(row).stream()
                .filter(run -> forbids && run.active())
                .map(Run::id)
                .map(WorkloadId::name)
                .findFirst()
                .ifPresent(active -> {
                    throw ApiProblem.conflict(
                            "run_active",
                            "A run is not over yet",
                            "Run \"" + active + "\" is not over yet, and the concurrency of \"" + row.name()
                                    + "\" is forbid. Wait for it, or change concurrency to allow or replace.");
                });
    }

    private static AppWrites.Order order(Caller caller, WorkloadId id, WriteConditions conditions, String action) {
        return new AppWrites.Order(caller, id, conditions, action, Family.CRONS);
    }
}
