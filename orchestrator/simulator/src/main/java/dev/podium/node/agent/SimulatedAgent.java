package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The agent of a simulated node: the real book, duties and steps. What the steps do to containers is left to the machine, how long
 * they take to the simulation.
 */
public final class SimulatedAgent {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Host host;
    private final TaskBook book;
    private final Duties duties;
    private final Set<TaskId> prepared = new HashSet<>();
    private final Set<TaskId> busy = new HashSet<>();

    /** The machine it works on. */
    public interface Host extends InstantSource {
        /** Later, unless the daemon has ended by then. */
        void after(Duration time, Runnable what);

        Duration preparing(Task task);

        Duration starting(Task task);

        Duration stopping(Task task);

        boolean hasImage(Task task);

        void start(Task task);

        /** The task is sent its signal. */
        void stopping(TaskBook.Entry entry);

        void stop(TaskId task);

        void remove(TaskId task);

        Optional<Container> container(TaskId task);

        /** All tasks that have a container, in order. */
        List<TaskId> containers();

        void remember(List<TaskBook.Entry> entries);
    }

    /** @param exit how the process ended, empty while it runs */
    public record Container(Optional<Integer> exit, boolean ready, Instant startedAt, String address) {}

    public SimulatedAgent(Host host, List<TaskBook.Entry> remembered, Supplier<TaskId> ids) {
        this.host = host;
        this.book = new TaskBook(host);
        this.duties = new Duties(book, new Loneliness(new Successors(ids), host.instant()), host);
        remembered.forEach(entry -> book.add(entry.task(), entry.status()));
    }

    public TaskBook book() {
        return book;
    }

    /** Finds the containers of a former life again and begins to work. */
    public void begin() {
        for (TaskBook.Entry entry : book.entries()) {
            host.container(entry.id()).ifPresent(found -> adopt(entry, found));
        }
        lookAtAll();
        tick();
    }

    private void adopt(TaskBook.Entry entry, Container found) {
        if (!entry.state().ended()) {
            book.advance(entry.id(), TaskState.RUNNING, status -> status);
            book.annotate(
                    entry.id(),
                    status -> Statuses.started(
                            Statuses.address(Statuses.containerId(status, "c-" + entry.id()), found.address()),
                            Optional.of(found.startedAt())));
        }
    }

    public void connected(boolean now) {
        duties.connected(now);
    }

    public void assignAll(List<Task> tasks) {
        duties.assignAll(tasks, true);
        remembered();
        removeStrays();
    }

    public void assign(List<Task> tasks, List<TaskId> removed) {
        duties.assign(tasks, removed, true);
        remembered();
    }

    private void remembered() {
        host.remember(book.entries());
        lookAtAll();
    }

    private void removeStrays() {
        host.containers().stream().filter(task -> book.entry(task).isEmpty()).forEach(host::remove);
    }

    private void tick() {
        if (duties.tick()) {
            remembered();
        }
        host.remember(book.entries());
        host.after(TICK, this::tick);
    }

    private void lookAtAll() {
        book.entries().forEach(entry -> look(entry.id()));
    }

    /** Something about the task may have changed: does the next step, and the ones after it. */
    public void look(TaskId id) {
        Optional<TaskBook.Entry> found = book.entry(id);
        if (found.isEmpty() || busy.contains(id)) {
            return;
        }
        TaskBook.Entry entry = found.get();
        Task task = entry.task();
        switch (TaskSteps.next(task, entry.state(), prepared.contains(id), host.instant())) {
            case TaskStep.Accept() -> later(id, Duration.ZERO, () -> book.advance(id, TaskState.ACCEPTED, s -> s));
            case TaskStep.WaitUntil(Instant notBefore) -> {
                host.after(Duration.between(host.instant(), notBefore), () -> look(id));
            }
            case TaskStep.Prepare() -> {
                book.advance(id, TaskState.PREPARING, s -> s);
                later(id, host.preparing(task), () -> prepare(task));
            }
            case TaskStep.Start() -> {
                book.advance(id, TaskState.STARTING, s -> s);
                later(id, host.starting(task), () -> start(task));
            }
            case TaskStep.Watch() -> watch(entry);
            case TaskStep.Stop() -> {
                host.stopping(entry);
                book.annotate(id, s -> Statuses.because(Statuses.ready(s, false), "Stopping", "stopped as wanted"));
                later(id, host.stopping(task), () -> stop(id));
            }
            case TaskStep.CallOff() ->
                later(id, Duration.ZERO, () -> {
                    host.remove(id);
                    conclude(id, Verdict.shutdown("stopped before it ran", Optional.empty()));
                });
            case TaskStep.Rest() -> {}
            case TaskStep.Remove() -> {
                host.remove(id);
                prepared.remove(id);
                book.remove(id);
            }
        }
    }

    private void later(TaskId id, Duration time, Runnable what) {
        busy.add(id);
        host.after(time, () -> {
            busy.remove(id);
            what.run();
            look(id);
        });
    }

    private void prepare(Task task) {
        if (host.hasImage(task)) {
            prepared.add(task.id());
        } else {
            conclude(task.id(), Verdict.rejected("ImageUnavailable", "404 manifest unknown"));
        }
    }

    private void start(Task task) {
        if (book.entry(task.id())
                .filter(e -> e.task().desired() == DesiredState.RUN)
                .isEmpty()) {
            return;
        }
        host.start(task);
        Container made = host.container(task.id()).orElseThrow();
        book.advance(
                task.id(),
                TaskState.RUNNING,
                s -> Statuses.started(
                        Statuses.address(Statuses.containerId(s, "c-" + task.id()), made.address()),
                        Optional.of(made.startedAt())));
    }

    private void watch(TaskBook.Entry entry) {
        TaskId id = entry.id();
        Optional<Container> found = host.container(id);
        if (found.isEmpty()) {
            conclude(id, Verdict.failed("ContainerLost", "the container was removed by somebody else"));
        } else if (found.get().exit().isPresent()) {
            conclude(id, ended(found.get().exit().get()));
        } else {
            answer(id, found.get().ready());
        }
    }

    private void answer(TaskId id, boolean ready) {
        if (ready) {
            book.advance(id, TaskState.READY, s -> Statuses.ready(s, true));
        }
        book.annotate(id, s -> Statuses.ready(s, ready));
    }

    private static Verdict ended(int code) {
        return code == 0
                ? new Verdict(TaskState.COMPLETE, "Completed", "exit code 0", Optional.of(code))
                : new Verdict(TaskState.FAILED, "ExitedWithError", "exit code " + code, Optional.of(code));
    }

    private void stop(TaskId id) {
        host.stop(id);
        conclude(id, Verdict.shutdown("stopped as wanted", Optional.of(0)));
    }

    private void conclude(TaskId id, Verdict verdict) {
        book.advance(id, verdict.state(), verdict::onto);
    }
}
