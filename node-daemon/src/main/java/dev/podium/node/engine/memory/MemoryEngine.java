package dev.podium.node.engine.memory;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.ContainerPlan;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.DeathStream;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.EngineInfo;
import dev.podium.node.engine.ExecResult;
import dev.podium.node.engine.ImageView;
import dev.podium.node.engine.LogRequest;
import dev.podium.node.engine.LogStream;
import dev.podium.node.engine.NetworkPlan;
import dev.podium.node.engine.PullProgress;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A container engine whose containers have no processes. Every method behaves as the contract says. */
public final class MemoryEngine implements ContainerEngine {
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    private final InstantSource clock;
    private final MemoryProgram.Chooser programs;
    private final MemoryImages images = new MemoryImages();
    private final Map<String, NetworkPlan> networks = new LinkedHashMap<>();
    private final Map<String, MemoryContainer> containers = new LinkedHashMap<>();
    private final List<MemoryDeaths> listeners = new ArrayList<>();
    private int made;
    private boolean away;

    public MemoryEngine(InstantSource clock, MemoryProgram.Chooser programs) {
        this.clock = clock;
        this.programs = programs;
    }

    /** An image the engine has, or a registry it can reach. */
    public MemoryImages store() {
        return images;
    }

    /** The process of a container ends by itself. */
    public synchronized void end(String id, int code, boolean outOfMemory) {
        MemoryContainer container = containers.get(id);
        if (container != null && container.running()) {
            container.exit = Optional.of(new ContainerView.Exit(code, outOfMemory, clock.instant(), ""));
            List.copyOf(listeners).forEach(listener -> listener.died(container));
            notifyAll();
        }
    }

    /** The engine stops: every process ends and no call is answered until it {@link #comesBack}. */
    public synchronized void goAway() {
        away = true;
        List.copyOf(listeners).forEach(MemoryDeaths::close);
        containers.values().stream()
                .filter(MemoryContainer::running)
                .forEach(container ->
                        container.exit = Optional.of(new ContainerView.Exit(KILLED, false, clock.instant(), "")));
        notifyAll();
    }

    public synchronized void comesBack() {
        away = false;
    }

    private void answer() {
        if (away) {
            throw new EngineException(EngineException.Kind.UNAVAILABLE, "the engine in memory is away");
        }
    }

    @Override
    public synchronized EngineInfo info() {
        answer();
        return new EngineInfo("memory", "linux", "x86_64", 2, 4L << 30, "/nowhere", List.of());
    }

    @Override
    public synchronized List<ImageView> images() {
        answer();
        return images.all();
    }

    @Override
    public synchronized Optional<ImageView> image(String reference) {
        answer();
        return images.find(reference);
    }

    @Override
    public synchronized ImageView pull(String reference, Consumer<PullProgress> progress) {
        answer();
        progress.accept(new PullProgress(0, 1));
        return images.pull(reference);
    }

    @Override
    public synchronized void loadImage(String reference, InputStream archive) {
        answer();
        images.add(reference);
    }

    @Override
    public synchronized void ensureNetwork(NetworkPlan plan) {
        answer();
        networks.putIfAbsent(plan.name(), plan);
    }

    @Override
    public synchronized List<String> networks(Map<String, String> labels) {
        answer();
        return networks.values().stream()
                .filter(network -> network.labels().entrySet().containsAll(labels.entrySet()))
                .map(NetworkPlan::name)
                .toList();
    }

    @Override
    public synchronized void removeNetwork(String name) {
        answer();
        boolean used = containers.values().stream()
                .filter(MemoryContainer::running)
                .anyMatch(container -> container.plan.network() instanceof ContainerPlan.Network.Bridge bridge
                        && bridge.name().equals(name));
        if (used) {
            throw new EngineException(EngineException.Kind.CONFLICT, "network " + name + " is used");
        }
        networks.remove(name);
    }

    @Override
    public synchronized String create(ContainerPlan plan) {
        answer();
        ImageView image = images.find(plan.image())
                .orElseThrow(() -> new EngineException(EngineException.Kind.NOT_FOUND, "no image " + plan.image()));
        if (find(plan.name()).isPresent()) {
            throw new EngineException(EngineException.Kind.CONFLICT, "the name " + plan.name() + " is taken");
        }
        int number = ++made;
        Optional<String> address = plan.network() instanceof ContainerPlan.Network.Bridge
                ? Optional.of("10.0." + number / 250 + "." + number % 250)
                : Optional.empty();
        String id = "container-" + number;
        containers.put(id, new MemoryContainer(id, plan, image.id(), address));
        return id;
    }

    @Override
    public synchronized void start(String id) {
        answer();
        MemoryContainer container = require(id);
        if (container.running()) {
            return;
        }
        if (container.plan.network() instanceof ContainerPlan.Network.Shared shared
                && !find(shared.containerId()).filter(MemoryContainer::running).isPresent()) {
            throw new EngineException(EngineException.Kind.CONFLICT, "the container to share with does not run");
        }
        MemoryProgram program = programs.of(container.plan);
        program.refusal().ifPresent(words -> {
            throw new EngineException(EngineException.Kind.REFUSED, words);
        });
        container.startedAt = Optional.of(clock.instant());
        program.output().forEach(text -> container.output.add(new LogStream.Line(clock.instant(), false, text)));
        program.errors().forEach(text -> container.output.add(new LogStream.Line(clock.instant(), true, text)));
        program.exitCode().ifPresent(code -> end(id, code, false));
    }

    @Override
    public synchronized void signal(String id, String signal) {
        answer();
        end(id, signal.equals("SIGKILL") ? KILLED : TERMINATED, false);
    }

    @Override
    public synchronized void remove(String id) {
        answer();
        find(id).ifPresent(container -> {
            end(container.id, KILLED, false);
            containers.remove(container.id);
        });
    }

    @Override
    public synchronized Optional<ContainerView> inspect(String id) {
        answer();
        return find(id).map(MemoryContainer::view);
    }

    @Override
    public synchronized List<ContainerView> containers(Map<String, String> labels) {
        answer();
        return containers.values().stream()
                .filter(container -> container.has(labels))
                .map(MemoryContainer::view)
                .toList();
    }

    /** Knows {@code echo} with a variable, {@code exit} with a code, and sleeps for ever otherwise. */
    @Override
    public synchronized ExecResult exec(String id, List<String> command, Duration timeout) {
        answer();
        return MemoryShell.run(command, require(id).plan.env());
    }

    @Override
    public synchronized LogStream logs(String id, LogRequest request) {
        answer();
        return new MemoryLog(this, require(id), request);
    }

    @Override
    public synchronized DeathStream deaths(Map<String, String> labels) {
        answer();
        MemoryDeaths deaths = new MemoryDeaths(labels, this::forget);
        listeners.add(deaths);
        return deaths;
    }

    private synchronized void forget(MemoryDeaths deaths) {
        listeners.remove(deaths);
    }

    private MemoryContainer require(String id) {
        return find(id).orElseThrow(() -> new EngineException(EngineException.Kind.NOT_FOUND, "no container " + id));
    }

    private Optional<MemoryContainer> find(String idOrName) {
        return containers.values().stream()
                .filter(container ->
                        container.id.equals(idOrName) || container.plan.name().equals(idOrName))
                .findFirst();
    }

    @Override
    public synchronized void close() {
        List.copyOf(listeners).forEach(MemoryDeaths::close);
    }
}
