package dev.podium.api.server.apps;

import dev.podium.api.contract.job.Cron;
import dev.podium.api.contract.job.Job;
import dev.podium.api.contract.job.JobSpec;
import dev.podium.api.contract.job.JobTerms;
import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.status.CronFate;
import dev.podium.api.server.status.JobFate;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what the API answers of jobs, of crons, and of the jobs crons make. */
@Singleton
final class JobReader {
    private final JobDeclarations jobs;
    private final AppRows rows;
    private final Cluster cluster;
    private final InstantSource clock;

    JobReader(JobDeclarations jobs, AppRows rows, Cluster cluster, InstantSource clock) {
        this.jobs = jobs;
        this.rows = rows;
        this.cluster = cluster;
        this.clock = clock;
    }

    Job job(AppRow row) {
        Workload workload = jobs.workload(row, Optional.empty());
        Optional<Run> run = book(row)
                .flatMap(RunBook::latest)
                .filter(latest -> latest.revision().equals(workload.revision()));
        return new Job(
                row.metadata(),
                spec(row),
                JobFate.of(
                        workload,
                        run,
                        cluster.instances().of(row.id(), row.uid().toString()),
                        Optional.ofNullable(cluster.outlooks().get(row.id()))));
    }

    Cron cron(AppRow row) {
        return new Cron(
                row.metadata(),
                spec(row),
                CronFate.of(jobs.workload(row, Optional.empty()), book(row), clock.instant()));
    }

    /** A run of a cron, as the job it is. */
    Job run(AppRow cron, Run run) {
        Workload declared = jobs.workload(cron, Optional.empty());
        Workload workload = run.asJob(declared.terms()).orElse(declared);
        return new Job(
                new Metadata(
                        run.id().name(),
                        cron.namespace(),
                        run.uid(),
                        cron.labels(),
                        1,
                        cron.version(),
                        run.startedAt(),
                        run.end().map(end -> end.at()).orElse(run.startedAt()),
                        cron.createdBy()),
                spec(cron),
                JobFate.of(
                        workload,
                        Optional.of(run),
                        cluster.instances().of(run.id(), run.uid()),
                        Optional.ofNullable(cluster.outlooks().get(run.id()))));
    }

    /** A run with the cron it is of. */
    record Found(AppRow cron, Run run) {}

    Optional<Found> findRun(String namespace, String name) {
        int hyphen = name.lastIndexOf('-');
        return Optional.of(name)
                .filter(_ -> hyphen > 0)
                .flatMap(_ -> rows.find(namespace, name.substring(0, hyphen)))
                .flatMap(cron -> book(cron).stream()
                        .flatMap(book -> book.runs().stream())
                        .filter(run -> run.id().equals(WorkloadId.of(namespace, name)))
                        .map(run -> new Found(cron, run))
                        .findFirst());
    }

    private Optional<RunBook> book(AppRow row) {
        Map<WorkloadId, RunBook> books = cluster.snapshot().runs();
        return Optional.ofNullable(books.get(row.id()))
                .filter(book -> book.uid().equals(row.uid().toString()));
    }

    private JobSpec spec(AppRow row) {
        return new JobSpec(row.appSpec(), jobs.of(row).map(JobRow::jobTerms).orElseGet(JobTerms::once));
    }

    /** The runs of a cron, newest first. */
    List<Run> runs(AppRow cron) {
        return book(cron).map(book -> book.runs().reversed()).orElse(List.of());
    }
}
