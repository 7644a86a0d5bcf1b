package dev.podium.node.probe;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.orchestrator.model.task.TaskId;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The prober of a node: a few virtual threads for each task, none of which ever waits for another. */
public final class TaskProber implements Prober {
    private final ConcurrentHashMap<TaskId, Questioning> asked = new ConcurrentHashMap<>();
    private final Asker asker;

    public TaskProber(ContainerEngine engine) {
        this(new TaskAsker(engine::exec));
    }

    TaskProber(Asker asker) {
        this.asker = asker;
    }

    @Override
    public void start(ProbeTarget target, ProbeListener listener) {
        Questioning questioning = new Questioning(target, listener, asker);
        stop(asked.put(target.task(), questioning));
        questioning.start();
    }

    @Override
    public void stop(TaskId task) {
        stop(asked.remove(task));
    }

    @Override
    public void close() {
        asked.keySet().forEach(this::stop);
    }

    private static void stop(@Nullable Questioning questioning) {
        if (questioning != null) {
            questioning.stop();
        }
    }
}
