package dev.podium.node.probe;

import dev.podium.orchestrator.model.task.TaskId;

/** Asks tasks their probes, each on its own schedule. */
public interface Prober extends AutoCloseable {
    /** Starts asking. A task that is being asked already is asked anew with the new target. */
    void start(ProbeTarget target, ProbeListener listener);

    /** Stops asking; no answer is told after it returns. Does nothing for a task that is not asked. */
    void stop(TaskId task);

    @Override
    void close();
}
