package dev.podium.node.agent;

import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.EngineException;
import dev.podium.node.network.Sandbox;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Resources;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of one task. Used by its runner's thread only, but for {@link #giveUpWaitingForImage}. */
final class TaskWork {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWork.class);
    /** How often a task may get no sandbox, or find it dead at its own start, before it is given up. */
    private static final int SANDBOX_ATTEMPTS = 3;

    private final TaskId id;
    private final Tools tools;
    private final Ending ending;
    private final Questions questions;
    private final Object imageWait = new Object();
    private @Nullable Thread waitsForImage;
    private Images.@Nullable Found image;
    private int deadSandboxes;
    private int refusedSandboxes;

    TaskWork(TaskId id, Tools tools, Signal wake) {
        this.id = id;
        this.tools = tools;
        this.ending = new Ending(id, tools, wake);
        this.questions = new Questions(id, tools, wake);
    }

    boolean prepared() {
        return image != null && tools.sandboxes().of(id).isPresent();
    }

    void accept() {
        tools.book().advance(id, TaskState.ACCEPTED, status -> status);
    }

    void prepare(Task task) throws InterruptedException {
        tools.book().advance(id, TaskState.PREPARING, status -> Statuses.because(status, "Preparing", ""));
        try {
            Images.Found found = obtainImage(task);
            tools.book()
                    .annotate(id, status -> Statuses.because(Statuses.image(status, found.digest()), "Preparing", ""));
            tools.sandboxes().acquire(task);
            image = found;
        } catch (ImageUnavailableException e) {
            ending.conclude(Verdict.rejected("ImageUnavailable", e.words()));
        } catch (EngineException e) {
            sandboxRefused(e);
        }
    }

    /** Never the app's fault: tried again a few times before another node may have the task. */
    private void sandboxRefused(EngineException e) {
        if (!e.unavailable() && ++refusedSandboxes < SANDBOX_ATTEMPTS) {
            tools.book().annotate(id, status -> Statuses.because(status, "SandboxRefused", e.words()));
            throw e;
        }
        rejectUnlessUnavailable("SandboxRefused", e);
    }

    /** Called from any thread: nobody wants the task any more, so it need not wait for a pull to end. */
    void giveUpWaitingForImage() {
        synchronized (imageWait) {
            if (waitsForImage != null) {
                waitsForImage.interrupt();
            }
        }
    }

    private Images.Found obtainImage(Task task) throws InterruptedException {
        synchronized (imageWait) {
            waitsForImage = Thread.currentThread();
        }
        try {
            return tools.images()
                    .obtain(
                            task.release().container().image(),
                            words -> tools.book().annotate(id, status -> Statuses.because(status, "Pulling", words)));
        } finally {
            synchronized (imageWait) {
                waitsForImage = null;
                boolean late = Thread.interrupted(); // Meant for the wait that is over.
                LOG.trace("task {}: interrupted {}", id, late);
            }
        }
    }

    void start(Task task) {
        Sandbox sandbox = tools.sandboxes().of(id).orElseThrow();
        Images.Found from = Objects.requireNonNull(image);
        tools.book().advance(id, TaskState.STARTING, status -> status);
        try {
            ContainerView view = tools.containers().start(task, from, sandbox);
            running(view, sandbox);
        } catch (EngineException e) {
            startRefused(e);
        }
    }

    private void running(ContainerView view, Sandbox sandbox) {
        LOG.info("task {} runs in container {} at {}", id, view.id(), sandbox.address());
        tools.book()
                .advance(
                        id,
                        TaskState.RUNNING,
                        status -> Statuses.started(
                                Statuses.address(Statuses.containerId(status, view.id()), sandbox.address()),
                                view.startedAt()));
    }

    private void startRefused(EngineException e) {
        boolean sandboxDied = !e.unavailable() && !tools.sandboxes().intact(id);
        if (sandboxDied && ++deadSandboxes < SANDBOX_ATTEMPTS) {
            LOG.warn("task {}: its sandbox was gone when it was to start ({}); it gets another", id, e.getMessage());
            tools.sandboxes().discard(id);
            return;
        }
        rejectUnlessUnavailable("StartRefused", e);
    }

    private void rejectUnlessUnavailable(String reason, EngineException e) {
        if (e.unavailable()) {
            throw e;
        }
        ending.conclude(Verdict.rejected(reason, e.words()));
    }

    /** Returns whether all is well and there is nothing to do until something changes. */
    boolean watch(TaskBook.Entry entry) {
        questions.ask(entry);
        // In this order: an engine that goes down in between shows as one that took both.
        boolean intact = tools.sandboxes().intact(id);
        Optional<ContainerView> view = entry.status().containerId().flatMap(tools.engine()::inspect);
        tools.processes().saw(id, view.flatMap(ContainerView::pid));
        if (view.isEmpty()) {
            ending.conclude(Verdict.failed("ContainerLost", "the container was removed by somebody else"));
        } else if (!view.get().running()) {
            ending.conclude(verdict(view.get(), intact, entry.task().release().resources()));
        } else if (!intact) {
            ending.kill(view.get().id());
            ending.conclude(Verdict.failed("SandboxLost", "the sandbox that holds the task's address was removed"));
        } else if (questions.verdict().isPresent()) {
            ending.stop(entry, questions.verdict().get());
        } else {
            return true;
        }
        return false;
    }

    private Verdict verdict(ContainerView view, boolean sandboxIntact, Resources resources) {
        ContainerView.Exit exit = view.exit().orElseThrow();
        return InitWords.of(tools.engine(), view.id(), exit.code())
                .map(words -> new Verdict(
                        TaskState.FAILED,
                        "CannotStart",
                        "the program could not be started: " + words,
                        Optional.of(exit.code())))
                .orElseGet(() -> Verdict.of(exit, sandboxIntact, resources));
    }

    void stop(TaskBook.Entry entry) {
        ending.stop(entry, Verdict.shutdown("stopped as wanted", Optional.empty()));
    }

    void callOff() {
        tools.containers().remove(id);
        ending.conclude(Verdict.shutdown("stopped before it ran", Optional.empty()));
    }

    void remove() {
        tools.prober().stop(id);
        tools.containers().remove(id);
        tools.sandboxes().release(id);
        tools.book().remove(id);
        LOG.info("task {} is removed", id);
    }

    void sayEngineIsAway(TaskBook.Entry entry, String words) {
        TaskStatus status = entry.status();
        if (!status.state().running()) {
            tools.book().annotate(id, known -> Statuses.because(known, "EngineUnavailable", words));
        }
    }
}
