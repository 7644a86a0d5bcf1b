package dev.podium.api.server.publish;

import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.rebuild.Rebuild;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop that empties the outbox: at once when a write says so, and every now and then in case nobody did. */
@Context
public final class Publisher {
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final String THE_CLUSTER = "default";
    private static final int BATCH = 200;
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final OutboxRows outbox;
    private final StoreCopy copy;
    private final ClusterStore store;
    private final Intent.Apps apps;
    private final Intent.Nodes nodes;
    private final Semaphore wake = new Semaphore(1);
    private final AtomicLong failures = new AtomicLong();
    private final Thread thread;
    private Duration pause = FIRST_PAUSE;
    private boolean compared;

    Publisher(OutboxRows outbox, ClusterStore store, Intent.Apps apps, Intent.Nodes nodes, Intent.Clusters clusters) {
        this.outbox = outbox;
        this.copy = new StoreCopy(store, apps, nodes, clusters);
        this.store = store;
        this.apps = apps;
        this.nodes = nodes;
        this.thread = Thread.ofVirtual().name("podium-publisher").unstarted(this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** Something was committed that is to be published. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Whether the cluster store has nothing of the app any more, and is not about to get anything. */
    public boolean forgotten(WorkloadId app) {
        return outbox.pending(Published.Kind.APP.name(), app.toString()) == 0
                && store.get(StoreKeys.workload(app)).isEmpty();
    }

    /** How often copying has failed since the start. */
    public long failures() {
        return failures.get();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(LONGEST_STOP);
    }

    private void run() {
        try {
            while (true) {
                wake.tryAcquire(round().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            log.debug("The publisher stops");
        }
    }

    /** @return how long to wait for the next one, unless somebody wakes the loop */
    private Duration round() {
        try {
            if (!compared) {
                compareEverything();
                compared = true;
            }
            boolean all = drain();
            pause = all ? FIRST_PAUSE : longer(pause);
            return all ? SWEEP : pause;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            pause = longer(pause);
            log.warn("Publishing to the cluster store failed; next attempt in {}", pause, e);
            return pause;
        }
    }

    /** Once after a start: whatever differs between database and store is put right, even if no outbox row says so. */
    private void compareEverything() {
        Set<Published> all = new LinkedHashSet<>();
        all.add(new Published(Published.Kind.CLUSTER, THE_CLUSTER));
        apps.all().forEach(app -> all.add(new Published(Published.Kind.APP, app.toString())));
        nodes.all().forEach(node -> all.add(new Published(Published.Kind.NODE, node.value())));
        stored(StoreKeys.WORKLOADS).forEach(app -> all.add(new Published(Published.Kind.APP, app)));
        stored(StoreKeys.ROUTES).forEach(app -> all.add(new Published(Published.Kind.APP, app)));
        stored(StoreKeys.INTENTS).forEach(node -> all.add(new Published(Published.Kind.NODE, node)));
        all.forEach(copy::publish);
        Rebuild.intentIsBack(store);
    }

    private List<String> stored(String prefix) {
        return store.range(prefix).entries().stream()
                .map(entry -> entry.key().substring(prefix.length()))
                .toList();
    }

    /** @return whether nothing is left that could not be published */
    private boolean drain() {
        while (true) {
            List<OutboxRow> rows = outbox.oldest(BATCH);
            Map<Published, List<Long>> objects = new LinkedHashMap<>();
            rows.forEach(row -> objects.computeIfAbsent(Published.of(row), _ -> new ArrayList<>())
                    .add(row.seq()));
            long published = objects.entrySet().stream()
                    .filter(entry -> publish(entry.getKey(), entry.getValue()))
                    .count();
            if (rows.isEmpty() || published == 0) {
                return rows.isEmpty();
            }
        }
    }

    /** One object that cannot be published does not hold up the others; a store that is away holds up all. */
    private boolean publish(Published object, List<Long> rows) {
        try {
            copy.publish(object);
            outbox.done(rows);
            return true;
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            log.error("{} {} could not be published", object.kind(), object.object(), e);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
