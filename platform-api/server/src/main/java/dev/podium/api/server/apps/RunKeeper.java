package dev.podium.api.server.apps;

import dev.podium.api.server.access.Caller;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that copies what the leader remembers of jobs and crons into the database, so that a cluster store that is lost does not
 * make them run again, and that deletes jobs the leader says were kept for long enough.
 */
@Context
final class RunKeeper {
    private static final Logger log = LoggerFactory.getLogger(RunKeeper.class);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Caller SYSTEM = new Caller(Fact.SYSTEM, Fact.SYSTEM, List.of(), Optional.empty());

    private final AppRows apps;
    private final JobRows jobs;
    private final AppWrites writes;
    private final Writes transactions;
    private final Cluster cluster;
    private final BlockingQueue<WorkloadId> changed = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("podium-run-keeper").unstarted(this::run);
    private Cluster.@Nullable Subscription subscription;

    RunKeeper(AppRows apps, JobRows jobs, AppWrites writes, Writes transactions, Cluster cluster) {
        this.apps = apps;
        this.jobs = jobs;
        this.writes = writes;
        this.transactions = transactions;
        this.cluster = cluster;
    }

    @PostConstruct
    void start() {
        subscription = cluster.onChange(change -> {
            if (change instanceof ClusterChange.Runs runs) {
                changed.add(runs.workload());
            }
        });
        thread.start();
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            Set<WorkloadId> due = new LinkedHashSet<>(cluster.snapshot().runs().keySet());
            while (true) {
                due.removeIf(this::kept);
                // What could not be written is tried again in a while; what changes meanwhile does not wait for it.
                Optional.ofNullable(changed.poll(SWEEP.toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(due::add);
                changed.drainTo(due);
            }
        } catch (InterruptedException e) {
            log.debug("The keeper of runs stops");
        }
    }

    /** @return whether nothing is left to do about it */
    private boolean kept(WorkloadId workload) {
        RunBook book = cluster.snapshot().runs().get(workload);
        if (book == null) {
            return true;
        }
        try {
            Optional<AppRow> row = apps.find(workload.namespace().value(), workload.name())
                    .filter(found -> found.uid().toString().equals(book.uid()));
            row.ifPresent(found -> {
                transactions.run(() -> jobs.keep(found.uid(), JobRow.encoded(book)));
                deleteExpired(found, book);
            });
            return true;
        } catch (RuntimeException e) {
            log.warn("The runs of {} could not be copied; trying again within {}", workload, SWEEP, e);
            return false;
        }
    }

    private void deleteExpired(AppRow row, RunBook book) {
        boolean over = Family.of(row.appSpec()) == Family.JOBS
                && !row.deleting()
                && book.latest()
                        .filter(run -> run.expired()
                                && run.revision().equals(new Revision(row.releaseNumber(), row.restarts())))
                        .isPresent();
        if (over) {
            writes.delete(new AppWrites.Order(SYSTEM, row.id(), WriteConditions.NONE, AppWrites.DELETE, Family.JOBS));
            log.info("Job {} was kept for as long as it should and is deleted", row.id());
        }
    }
}
