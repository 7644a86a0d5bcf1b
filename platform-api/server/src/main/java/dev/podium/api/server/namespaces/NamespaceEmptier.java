package dev.podium.api.server.namespaces;

import dev.podium.tenants.tenant.NamespaceName;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop that empties namespaces that are being deleted, and then removes them. */
@Context
final class NamespaceEmptier {
    private static final Logger log = LoggerFactory.getLogger(NamespaceEmptier.class);

    /** While there is one to empty. */
    private static final Duration BUSY = Duration.ofMillis(500);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final NamespaceRows rows;
    private final BeanProvider<Occupants> occupants;
    private final Semaphore wake = new Semaphore(1);
    private final Thread thread =
            Thread.ofVirtual().name("podium-namespace-emptier").unstarted(this::run);

    NamespaceEmptier(NamespaceRows rows, BeanProvider<Occupants> occupants) {
        this.rows = rows;
        this.occupants = occupants;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }

    void wake() {
        wake.release();
    }

    private void run() {
        try {
            while (true) {
                Duration pause = round() ? BUSY : IDLE;
                wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            log.debug("The emptier of namespaces stops");
        }
    }

    /** @return whether there is more to do */
    private boolean round() {
        try {
            List<NamespaceRow> deleting = rows.deleting();
            for (NamespaceRow row : deleting) {
                empty(row);
            }
            return !deleting.isEmpty();
        } catch (RuntimeException e) {
            log.warn("Namespaces that are being deleted could not be looked at; trying again in {}", IDLE, e);
            return false;
        }
    }

    private void empty(NamespaceRow row) {
        try {
            if (occupants.get().evict(new NamespaceName(row.name())) == 0) {
                rows.deleteByName(row.name());
                log.info("Namespace {} is gone", row.name());
            }
        } catch (RuntimeException e) {
            log.warn("Namespace {} could not be emptied; trying again in {}", row.name(), BUSY, e);
        }
    }
}
