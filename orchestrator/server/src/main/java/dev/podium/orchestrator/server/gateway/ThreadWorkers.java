package dev.podium.orchestrator.server.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers that are threads of {@code executor}, which has one to spare for each pause. */
record ThreadWorkers(ExecutorService executor) implements Workers {
    private static final Logger log = LoggerFactory.getLogger(ThreadWorkers.class);

    @Override
    public void execute(Runnable work) {
        executor.execute(work);
    }

    @Override
    public void after(Duration pause, Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                work.run();
            });
        } catch (RejectedExecutionException e) {
            log.debug("the gateway ends before a pause of {} is over", pause, e);
        }
    }
}
