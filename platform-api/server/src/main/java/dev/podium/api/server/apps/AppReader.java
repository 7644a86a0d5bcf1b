package dev.podium.api.server.apps;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.manifest.JobTranslation;
import dev.podium.api.server.manifest.SpecTranslation;
import dev.podium.api.server.settings.ApiSettings;
import dev.podium.api.server.status.AppFate;
import dev.podium.api.server.status.DeclaredApp;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.tenant.TenantName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Puts together what the API answers of an app: what is stored, and how it fares. */
@Singleton
final class AppReader {
    private static final int HTTP = 80;

    private final Cluster cluster;
    private final ApiSettings settings;

    AppReader(Cluster cluster, ApiSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    App app(AppRow row) {
        AppSpec spec = row.appSpec();
        DeclaredApp declared = new DeclaredApp(
                workload(row, Optional.empty(), Optional.empty()),
                row.deleting() ? List.of() : urls(row.id(), spec),
                Optional.ofNullable(row.imageWarning()),
                row.rolledAt());
        return new App(
                row.metadata(),
                spec,
                AppFate.of(
                        declared,
                        cluster.instances().of(row.id(), row.uid().toString()),
                        cluster.outlooks().get(row.id())));
    }

    /**
     * The app in the orchestrator's terms.
     *
     * @param job what it has as a job or cron
     * @param tenant whose it is; nobody who only looks at how it fares has to know
     */
    static Workload workload(AppRow row, Optional<JobRow> job, Optional<TenantName> tenant) {
        AppSpec spec = row.appSpec();
        return new Workload(
                row.id(),
                row.uid().toString(),
                SpecTranslation.kind(spec),
                SpecTranslation.replicas(spec),
                SpecTranslation.release(row.releaseNumber(), spec, row.image()),
                row.restarts(),
                SpecTranslation.terms(spec, tenant),
                row.deleting(),
                job.map(JobRow::jobTerms).map(JobTranslation::job),
                job.flatMap(found -> JobTranslation.cron(found.jobTerms(), found.since(), found.asked())));
    }

    private List<String> urls(WorkloadId id, AppSpec spec) {
        String port = settings.routerPort() == HTTP ? "" : ":" + settings.routerPort();
        return SpecTranslation.routes(id, spec).stream()
                .map(route -> "http://" + route.host() + port + route.path())
                .toList();
    }
}
