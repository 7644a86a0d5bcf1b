package dev.podium.node;

import dev.podium.node.router.Router;
import java.time.Duration;

/** Carries the router's own judgement into the daemon's. */
final class RouterHealth {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Router router;
    private final Health health;

    RouterHealth(Router router, Health health) {
        this.router = router;
        this.health = health;
    }

    void start() {
        Thread.ofVirtual().name("router health").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                String problem = router.problem();
                if (problem.isEmpty()) {
                    health.wellIs(Health.Part.ROUTER);
                } else {
                    health.problem(Health.Part.ROUTER, problem);
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
