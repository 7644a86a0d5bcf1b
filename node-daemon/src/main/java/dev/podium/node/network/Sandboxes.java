package dev.podium.node.network;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.Labels;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.tenant.NamespaceName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandboxes of this machine: who holds which, and which are idle.
 *
 * <p>A task's sandbox becomes idle when its process ends. The next task of the same slot takes it over and so keeps the address;
 * if none comes within the grace it is removed, and with the last one of a namespace the namespace's bridge.
 */
public final class Sandboxes {
    private static final Logger LOG = LoggerFactory.getLogger(Sandboxes.class);

    private final ContainerEngine engine;
    private final SandboxMaker maker;
    private final NodeName node;
    private final Duration grace;
    private final InstantSource clock;

    // All guarded by this.
    private final Map<TaskId, Held> held = new HashMap<>();
    private final List<Idle> idle = new ArrayList<>();
    /** Namespaces whose bridge must not go, with the number of sandboxes that exist or are being made. */
    private final Map<NamespaceName, Integer> users = new HashMap<>();

    private volatile boolean bridgesToTidy = true;

    private record Held(SlotKey slot, Sandbox sandbox) {}

    private record Idle(SlotKey slot, Sandbox sandbox, Instant since) {}

    /** @param hostAddress the machine's address on which tasks' host ports listen */
    public Sandboxes(NodeName node, ContainerEngine engine, String hostAddress, Duration grace, InstantSource clock) {
        this.node = node;
        this.engine = engine;
        this.maker = new SandboxMaker(node, engine, hostAddress);
        this.grace = grace;
        this.clock = clock;
    }

    /** The task's sandbox: the one it holds, an idle one of its slot, or a new one. */
    public Sandbox acquire(Task task) {
        SlotKey slot = SlotKey.of(task);
        for (Sandbox known = take(task.id(), slot); known != null; known = take(task.id(), slot)) {
            if (alive(known.containerId())) {
                return known;
            }
            discard(task.id());
        }
        makeWay(slot);
        NamespaceName namespace = task.workload().namespace();
        enter(namespace);
        try {
            Sandbox made = maker.make(task);
            hold(task.id(), new Held(slot, made));
            return made;
        } catch (RuntimeException e) {
            leave(namespace);
            throw e;
        }
    }

    /** The task's process has ended: the next task of its slot may have the sandbox. */
    public synchronized void release(TaskId task) {
        Held was = held.remove(task);
        if (was != null) {
            idle.add(new Idle(was.slot(), was.sandbox(), clock.instant()));
        }
    }

    /** The task's sandbox is of no use to anyone: it is removed with its task's next one in mind. */
    public void discard(TaskId task) {
        Held was;
        synchronized (this) {
            was = held.remove(task);
        }
        if (was != null) {
            engine.remove(was.sandbox().containerId());
            leave(was.slot().workload().namespace());
        }
    }

    public synchronized Optional<Sandbox> of(TaskId task) {
        return Optional.ofNullable(held.get(task)).map(Held::sandbox);
    }

    /** Whether the task holds a sandbox whose container runs. */
    public boolean intact(TaskId task) {
        return of(task).map(sandbox -> alive(sandbox.containerId())).orElse(false);
    }

    /** The task that holds the sandbox of this container. */
    public synchronized Optional<TaskId> holder(String containerId) {
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().sandbox().containerId().equals(containerId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Finds the sandboxes an earlier daemon left.
     *
     * @param holders which task holds which container, by container id
     */
    public void recover(Map<String, Task> holders) {
        for (ContainerView found :
                engine.containers(Map.of(Labels.NODE, node.value(), Labels.ROLE, Labels.ROLE_SANDBOX))) {
            Task holder = holders.get(found.id());
            Optional<SlotKey> slot = slot(found.labels());
            if (known(found.id()) || slot.isEmpty()) {
                continue;
            }
            if (!found.running() || found.address().isEmpty()) {
                engine.remove(found.id());
                continue;
            }
            adopt(new Sandbox(found.id(), found.address().get()), slot.get(), holder);
        }
    }

    /** Removes what has been idle longer than the grace, and bridges nobody is on. */
    public void sweep() {
        Instant before = clock.instant().minus(grace);
        for (Idle old = takeIdle(before); old != null; old = takeIdle(before)) {
            try {
                engine.remove(old.sandbox().containerId());
            } catch (EngineException e) {
                giveBack(old);
                throw e;
            }
            leave(old.slot().workload().namespace());
        }
        if (bridgesToTidy) {
            bridgesToTidy = false;
            engine.networks(Map.of(Labels.NODE, node.value())).forEach(this::removeUnused);
        }
    }

    private synchronized @Nullable Sandbox take(TaskId task, SlotKey slot) {
        Held own = held.get(task);
        if (own != null) {
            return own.sandbox();
        }
        for (Idle candidate : idle) {
            if (candidate.slot().equals(slot)) {
                idle.remove(candidate);
                held.put(task, new Held(slot, candidate.sandbox()));
                return candidate.sandbox();
            }
        }
        return null;
    }

    /** An idle sandbox keeps its host ports although the leader has given them to somebody else by now. */
    private void makeWay(SlotKey slot) {
        for (Idle old = takeColliding(slot); old != null; old = takeColliding(slot)) {
            engine.remove(old.sandbox().containerId());
            leave(old.slot().workload().namespace());
        }
    }

    private synchronized @Nullable Idle takeColliding(SlotKey slot) {
        for (Idle candidate : idle) {
            if (candidate.slot().collides(slot)) {
                idle.remove(candidate);
                return candidate;
            }
        }
        return null;
    }

    private boolean alive(String containerId) {
        return engine.inspect(containerId).filter(ContainerView::running).isPresent();
    }

    /** Under the lock, so that no sweep takes the bridge away between here and the sandbox's start. */
    private synchronized void enter(NamespaceName namespace) {
        maker.ensureNetwork(namespace);
        users.merge(namespace, 1, Integer::sum);
    }

    private synchronized void leave(NamespaceName namespace) {
        users.computeIfPresent(namespace, (_, count) -> count == 1 ? null : count - 1);
        bridgesToTidy |= !users.containsKey(namespace);
    }

    private synchronized void hold(TaskId task, Held sandbox) {
        held.put(task, sandbox);
    }

    private synchronized void adopt(Sandbox sandbox, SlotKey slot, @Nullable Task holder) {
        users.merge(slot.workload().namespace(), 1, Integer::sum);
        if (holder != null) {
            held.put(holder.id(), new Held(slot, sandbox));
        } else {
            idle.add(new Idle(slot, sandbox, clock.instant()));
        }
    }

    private synchronized boolean known(String containerId) {
        return holder(containerId).isPresent()
                || idle.stream().anyMatch(entry -> entry.sandbox().containerId().equals(containerId));
    }

    private synchronized @Nullable Idle takeIdle(Instant before) {
        Idle old = idle.stream()
                .filter(entry -> !entry.since().isAfter(before))
                .findFirst()
                .orElse(null);
        if (old != null) {
            idle.remove(old);
        }
        return old;
    }

    private synchronized void giveBack(Idle entry) {
        idle.add(entry);
    }

    private synchronized void removeUnused(String network) {
        boolean used = users.keySet().stream().map(SandboxMaker::network).anyMatch(network::equals);
        if (used) {
            return;
        }
        try {
            engine.removeNetwork(network);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.CONFLICT && e.kind() != EngineException.Kind.REFUSED) {
                throw e;
            }
            LOG.debug("network {} is kept: {}", network, e.getMessage()); // Somebody else's container is attached.
        }
    }

    private static Optional<SlotKey> slot(Map<String, String> labels) {
        try {
            return Optional.of(new SlotKey(
                    WorkloadId.of(labels.getOrDefault(Labels.NAMESPACE, ""), labels.getOrDefault(Labels.APP, "")),
                    Slot.parse(labels.getOrDefault(Labels.SLOT, "")),
                    HostPorts.read(labels.getOrDefault(Labels.HOST_PORTS, ""))));
        } catch (IllegalArgumentException e) {
            LOG.warn("a sandbox with labels {} is not understood and left alone", labels, e);
            return Optional.empty();
        }
    }
}
