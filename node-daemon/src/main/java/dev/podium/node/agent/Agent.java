package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.EngineException;
import dev.podium.node.logs.LogTunnels.Whereabouts;
import dev.podium.node.network.Sandboxes;
import dev.podium.node.probe.Prober;
import dev.podium.node.telemetry.RunningTask;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the machine match its assignments. Remembers them, runs one runner per task, and carries on alone while the server or
 * the container engine is away.
 */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final TaskBook book;
    private final Tools tools;
    private final Recovery recovery;
    private final Sandboxes sandboxes;
    private final Duties duties;
    private final MemoryWriter writer;
    private final ConcurrentMap<TaskId, TaskRunner> runners = new ConcurrentHashMap<>();
    private final Signal stop = new Signal();
    private volatile boolean recovered;
    private volatile boolean strays;
    private volatile boolean closed;

    /**
     * What an agent is made of.
     *
     * @param machineGpus the GPUs that are really there, by index
     */
    public record Parts(
            NodeName node,
            ContainerEngine engine,
            Sandboxes sandboxes,
            Prober prober,
            AgentMemory memory,
            InstantSource clock,
            Supplier<TaskId> ids,
            Set<Integer> machineGpus) {}

    private Agent(Parts parts) {
        InstantSource clock = parts.clock();
        this.sandboxes = parts.sandboxes();
        this.book = new TaskBook(clock);
        this.tools = new Tools(
                book,
                parts.engine(),
                new Images(parts.engine(), new SharedPulls(parts.engine())),
                sandboxes,
                new AppContainers(parts.node(), parts.engine(), parts.machineGpus()),
                parts.prober(),
                new Processes(),
                clock);
        this.recovery = new Recovery(parts.node(), parts.engine(), sandboxes, book);
        this.duties = new Duties(book, new Loneliness(new Successors(parts.ids()), clock.instant()), clock);
        parts.memory().tasks().forEach(entry -> book.add(entry.task(), entry.status()));
        this.writer = new MemoryWriter(book, parts.memory());
    }

    /** Begins with what is remembered; touches no container before {@link #engineIsBack}. */
    public static Agent start(Parts parts) {
        Agent agent = new Agent(parts);
        Thread.ofVirtual().name("agent tick").start(agent::ticks);
        return agent;
    }

    public TaskBook book() {
        return book;
    }

    /** The engine answers (again): looks at everything anew. */
    public void engineIsBack() {
        if (!recovered) {
            recovery.run();
            recovered = true;
            book.entries().forEach(entry -> run(entry.id()));
        }
        strays = true;
        wakeAll();
    }

    /** A container of this node died. */
    public void died(String containerId) {
        book.entries().stream()
                .filter(entry ->
                        entry.status().containerId().filter(containerId::equals).isPresent())
                .map(TaskBook.Entry::id)
                .findFirst()
                .or(() -> sandboxes.holder(containerId))
                .map(runners::get)
                .ifPresent(TaskRunner::wake);
    }

    /** The session with the server stands, or is lost. */
    public void connected(boolean now) {
        duties.connected(now);
    }

    /** Exactly these tasks are assigned to the node. */
    public void assignAll(List<Task> tasks) {
        duties.assignAll(tasks, recovered);
        remembered();
        strays = true;
    }

    /** On top of what is assigned already. */
    public void assign(List<Task> tasks, List<TaskId> removed) {
        duties.assign(tasks, removed, recovered);
        remembered();
    }

    /** On disk first, then in force: a daemon that dies in between finds what it was about to do. */
    private void remembered() {
        writer.write();
        book.entries().forEach(entry -> run(entry.id()));
        wakeAll();
    }

    private void run(TaskId task) {
        if (!recovered || closed) {
            return;
        }
        runners.computeIfAbsent(task, id -> {
            TaskRunner runner = new TaskRunner(id, tools);
            runner.start();
            return runner;
        });
    }

    private void wakeAll() {
        runners.values().forEach(TaskRunner::wake);
    }

    private void ticks() {
        while (!closed) {
            try {
                tick();
                stop.await(TICK);
            } catch (InterruptedException e) {
                return;
            } catch (EngineException e) {
                LOG.debug("tidying waits for the container engine: {}", e.words());
                pause();
            } catch (RuntimeException e) {
                LOG.error("tidying failed and is tried again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            stop.await(TICK);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void tick() {
        runners.values().removeIf(TaskRunner::done);
        book.entries().forEach(entry -> run(entry.id()));
        if (duties.tick()) {
            remembered();
        }
        if (recovered) {
            if (strays) {
                strays = false;
                removeStrays();
            }
            sandboxes.sweep();
        }
    }

    /** Only after the server has said what it knows: until then a strange container may be a task it is about to name. */
    private void removeStrays() {
        if (duties.isConnected()) {
            recovery.removeStrays();
        }
    }

    /** Where the task's output is. */
    public Whereabouts whereabouts(TaskId task) {
        Optional<TaskBook.Entry> entry = book.entry(task);
        if (entry.isEmpty()) {
            return new Whereabouts.Nowhere("task " + task + " is not on this node any more: its output went with it");
        }
        Optional<String> container = entry.get().status().containerId();
        if (container.isPresent()) {
            return new Whereabouts.In(container.get());
        }
        return entry.get().state().ended() ? new Whereabouts.Silent() : new Whereabouts.Later();
    }

    /** Which tasks may be routed to, as this node knows it now. */
    public Map<TaskId, Boolean> readiness() {
        return book.entries().stream()
                .collect(Collectors.toMap(
                        TaskBook.Entry::id, entry -> entry.status().ready()));
    }

    /** Tasks whose process is up, with its number on this machine. */
    public List<RunningTask> running() {
        return book.entries().stream()
                .filter(entry -> entry.state().running())
                .flatMap(
                        entry -> tools.processes().of(entry.id()).stream().map(pid -> new RunningTask(entry.id(), pid)))
                .toList();
    }

    /** Leaves every container as it is. */
    @Override
    public void close() {
        closed = true;
        stop.raise();
        runners.values().forEach(TaskRunner::close);
        writer.close();
    }
}
