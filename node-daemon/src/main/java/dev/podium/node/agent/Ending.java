package dev.podium.node.agent;

import dev.podium.node.engine.ContainerView;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.StopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a task ends: signal, grace, kill; then the sandbox is free and the end is reported. */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final TaskId id;
    private final Tools tools;
    private final Signal wake;

    Ending(TaskId id, Tools tools, Signal wake) {
        this.id = id;
        this.tools = tools;
        this.wake = wake;
    }

    /** Frees the sandbox before the end is told, so that the slot's next task finds it. */
    void conclude(Verdict verdict) {
        tools.prober().stop(id);
        if (tools.sandboxes().intact(id)) {
            tools.sandboxes().release(id);
        } else {
            tools.sandboxes().discard(id);
        }
        if (tools.book().advance(id, verdict.state(), verdict::onto)) {
            LOG.info("task {} ended: {} {}: {}", id, verdict.state(), verdict.reason(), verdict.message());
        }
    }

    /** Ends the process as its stop policy says, then reports {@code verdict} with the exit code. */
    void stop(TaskBook.Entry entry, Verdict verdict) {
        tools.prober().stop(id);
        tools.book()
                .annotate(id, status -> Statuses.because(Statuses.ready(status, false), "Stopping", verdict.message()));
        StopPolicy policy = entry.task().release().stop();
        Optional<String> container = entry.status().containerId();
        Optional<Integer> code = container.flatMap(found -> end(found, policy));
        conclude(new Verdict(verdict.state(), verdict.reason(), verdict.message(), code));
    }

    void kill(String container) {
        tools.engine().signal(container, "SIGKILL");
        awaitExit(container, AFTER_KILL);
    }

    private Optional<Integer> end(String container, StopPolicy policy) {
        tools.engine().signal(container, policy.signal());
        if (!awaitExit(container, policy.grace())) {
            LOG.info("task {} did not end within {} of {}: it is killed", id, policy.grace(), policy.signal());
            kill(container);
        }
        return tools.engine().inspect(container).flatMap(ContainerView::exit).map(ContainerView.Exit::code);
    }

    private boolean awaitExit(String container, Duration atMost) {
        Instant deadline = tools.clock().instant().plus(atMost);
        while (tools.engine().inspect(container).filter(ContainerView::running).isPresent()) {
            Duration left = Duration.between(tools.clock().instant(), deadline);
            if (!left.isPositive()) {
                return false;
            }
            pause(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
        return true;
    }

    private void pause(Duration atMost) {
        try {
            wake.await(atMost); // Raised when the engine tells of the container's death.
        } catch (InterruptedException e) {
            LOG.debug("task {}: nobody interrupts a stop", id, e);
        }
    }
}
