package dev.podium.node.agent;

import dev.podium.node.engine.EngineException;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one task from assigned to removed, on a thread of its own: looks at what is wanted and what is, does the one next step,
 * looks again.
 */
final class TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration ENGINE_RETRY = Duration.ofMillis(500);
    private static final Duration FAILURE_RETRY = Duration.ofSeconds(2);

    private final TaskId id;
    private final Tools tools;
    private final Signal wake = new Signal();
    private final TaskWork work;
    private final Thread thread;
    private volatile boolean closed;

    TaskRunner(TaskId id, Tools tools) {
        this.id = id;
        this.tools = tools;
        this.work = new TaskWork(id, tools, wake);
        this.thread = Thread.ofVirtual().name("task " + id).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something about the task may have changed: its desired state, its container, the engine. */
    void wake() {
        tools.book()
                .entry(id)
                .filter(entry -> entry.task().desired() != DesiredState.RUN)
                .ifPresent(_ -> work.giveUpWaitingForImage());
        wake.raise();
    }

    /** Leaves the task as it is and does nothing more for it. */
    void close() {
        closed = true;
        tools.prober().stop(id);
        wake.raise();
    }

    /** Whether its task is gone. */
    boolean done() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    private void run() {
        while (!closed) {
            TaskBook.Entry entry = tools.book().entry(id).orElse(null);
            if (entry == null) {
                return;
            }
            try {
                wake.await(step(entry));
            } catch (InterruptedException e) {
                LOG.debug("task {} is not wanted any more while it waited", id);
            } catch (EngineException e) {
                pause(entry, e);
            } catch (RuntimeException e) {
                LOG.error(
                        "task {} of {}: a step failed and is tried again",
                        id,
                        entry.task().workload(),
                        e);
                wait(FAILURE_RETRY);
            }
        }
    }

    /** Does the next step; returns how long there is nothing more to do. */
    private Duration step(TaskBook.Entry entry) throws InterruptedException {
        Instant now = tools.clock().instant();
        TaskStep step = TaskSteps.next(entry.task(), entry.state(), work.prepared(), now);
        switch (step) {
            case TaskStep.Accept() -> work.accept();
            case TaskStep.WaitUntil(Instant notBefore) -> {
                return Duration.between(now, notBefore);
            }
            case TaskStep.Prepare() -> work.prepare(entry.task());
            case TaskStep.Start() -> work.start(entry.task());
            case TaskStep.Watch() -> {
                return work.watch(entry) ? LONG : Duration.ZERO;
            }
            case TaskStep.Stop() -> work.stop(entry);
            case TaskStep.CallOff() -> work.callOff();
            case TaskStep.Rest() -> {
                return LONG;
            }
            case TaskStep.Remove() -> work.remove();
        }
        return Duration.ZERO;
    }

    private void pause(TaskBook.Entry entry, EngineException e) {
        if (e.unavailable()) {
            LOG.debug("task {} waits for the container engine: {}", id, e.getMessage());
            work.sayEngineIsAway(entry, e.words());
            wait(ENGINE_RETRY);
        } else {
            LOG.warn("task {} of {}: {}", id, entry.task().workload(), e.getMessage());
            wait(FAILURE_RETRY);
        }
    }

    private void wait(Duration atMost) {
        try {
            wake.await(atMost);
        } catch (InterruptedException e) {
            LOG.debug("task {} is not wanted any more while it waited", id);
        }
    }
}
