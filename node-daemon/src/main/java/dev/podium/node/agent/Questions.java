package dev.podium.node.agent;

import dev.podium.node.probe.ProbeListener;
import dev.podium.node.probe.ProbeTarget;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Probes;
import java.util.Optional;

/** Has a running task probed and writes the answers into the book. */
final class Questions {
    private final TaskId id;
    private final Tools tools;
    private final Signal wake;
    private boolean asking;
    private volatile Optional<Verdict> verdict = Optional.empty();

    Questions(TaskId id, Tools tools, Signal wake) {
        this.id = id;
        this.tools = tools;
        this.wake = wake;
    }

    /** Begins to ask, once. A task without probes is ready as soon as it runs. */
    void ask(TaskBook.Entry entry) {
        if (asking) {
            return;
        }
        asking = true;
        Probes probes = entry.task().release().probes();
        if (probes.equals(Probes.NONE)) {
            tools.book().advance(id, TaskState.READY, status -> Statuses.ready(status, true));
            return;
        }
        TaskStatus status = entry.status();
        ProbeTarget target = new ProbeTarget(
                id,
                probes,
                status.address().orElse(""),
                status.containerId().orElse(""),
                status.state() == TaskState.READY,
                status.ready());
        tools.prober().start(target, new Answers());
    }

    /** The end a probe asks for. */
    Optional<Verdict> verdict() {
        return verdict;
    }

    private final class Answers implements ProbeListener {
        @Override
        public void started() {
            tools.book().annotate(id, status -> Statuses.because(status, "", ""));
        }

        @Override
        public void ready(boolean ready, String words) {
            if (ready) {
                tools.book().advance(id, TaskState.READY, status -> Statuses.ready(status, true));
            }
            tools.book()
                    .annotate(
                            id,
                            status -> Statuses.because(
                                    Statuses.ready(status, ready), ready ? "" : "NotReady", ready ? "" : words));
        }

        @Override
        public void failed(String reason, String words) {
            verdict = Optional.of(Verdict.failed(reason, words));
            wake.raise();
        }
    }
}
