package dev.podium.api.server.nodes;

import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.api.server.events.EventBook;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.settings.Ids;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop that takes down every node that is heard of for the first time, so that operators can want something of it. */
@Context
final class NodeRegistrar {
    private static final Logger log = LoggerFactory.getLogger(NodeRegistrar.class);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    /** Nodes come in swarms: one look at all of them is enough for all that were heard of in this time. */
    private static final Duration SWARM = Duration.ofMillis(50);

    private final NodeRows rows;
    private final Cluster cluster;
    private final EventBook events;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;
    private final Semaphore wake = new Semaphore(1);
    private final Set<NodeName> known = new HashSet<>();
    private final Thread thread =
            Thread.ofVirtual().name("podium-node-registrar").unstarted(this::run);
    private Cluster.@Nullable Subscription subscription;

    NodeRegistrar(NodeRows rows, Cluster cluster, EventBook events, Writes writes, InstantSource clock, Ids ids) {
        this.rows = rows;
        this.cluster = cluster;
        this.events = events;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    @PostConstruct
    void start() {
        subscription = cluster.onChange(change -> {
            if (change instanceof ClusterChange.Node) {
                wake.release();
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
            while (true) {
                if (wake.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(SWARM.toMillis());
                }
                wake.drainPermits();
                look();
            }
        } catch (InterruptedException e) {
            log.debug("The registrar of nodes stops");
        }
    }

    private void look() {
        try {
            Set<NodeName> heard = cluster.snapshot().nodes().keySet();
            // A node that was deleted and comes back is to be taken down anew.
            known.retainAll(heard);
            heard.stream().filter(node -> !known.contains(node)).forEach(this::register);
        } catch (RuntimeException e) {
            log.warn("New nodes could not be taken down; trying again in {}", SWEEP, e);
        }
    }

    private void register(NodeName node) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        NodeRow row = new NodeRow(
                node.value(),
                ids.next(),
                NodeIntent.Availability.ACTIVE.name(),
                Map.of(),
                List.of(),
                null,
                1,
                1,
                now,
                now,
                Fact.SYSTEM);
        boolean fresh = writes.run(() -> {
            // Another server may be faster; then the insert does nothing.
            boolean registered = rows.findByName(node.value()).isEmpty();
            if (registered) {
                rows.register(row);
                events.write(new Fact(
                        "node/" + node + "/joined/" + now,
                        now,
                        new Fact.About.Node(node),
                        Fact.Severity.NORMAL,
                        "Joined",
                        "The node was heard of for the first time.",
                        Fact.SYSTEM));
            }
            return registered;
        });
        known.add(node);
        if (fresh) {
            events.committed();
        }
    }
}
