package dev.podium.node.telemetry;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.EngineInfo;
import dev.podium.node.engine.ImageView;
import dev.podium.node.router.Router;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the facts every few seconds and when told to, on one thread of its own.
 *
 * <p>While the engine does not answer, what it said last stays, with {@code engineUp} false.
 */
public final class MachineFacts implements FactsSource {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFacts.class);

    /** Images come and go; what the engine says of itself hardly changes, and costs it more. */
    private static final int READINGS_PER_INFO = 12;

    private static final Duration ROUTER_NEWS = Duration.ofMillis(500);

    private final FactsSettings settings;
    private final EngineView engine;
    private final Supplier<String> routerAddress;
    private final Supplier<String> routerProblem;
    private final Machine machine;
    private final Optional<Instant> bootedAt;
    private final DiskRoom disk = new DiskRoom();
    private final List<Consumer<NodeFacts>> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private Optional<EngineAnswer> lastAnswer = Optional.empty();
    private String seenProblem = "";
    private int infoHolds;
    private volatile NodeFacts facts;

    /** What is asked of the engine here. */
    interface EngineView {
        EngineInfo info();

        List<ImageView> images();
    }

    private MachineFacts(FactsSettings settings, EngineView engine, Machine machine, Router router) {
        this.settings = settings;
        this.engine = engine;
        this.machine = machine;
        // Once: the kernel derives it from a clock that is set now and then, and a second more or less would be news
        // each time.
        this.bootedAt = machine.bootedAt();
        this.routerAddress = router::address;
        this.routerProblem = router::problem;
        this.facts = read();
        this.thread = Thread.ofVirtual().name("facts").unstarted(this::run);
    }

    /** Reads once, waiting for the engine at most as long as the engine itself does, and then goes on by itself. */
    public static MachineFacts start(FactsSettings settings, ContainerEngine engine, Router router) {
        return start(
                settings,
                new EngineView() {
                    @Override
                    public EngineInfo info() {
                        return engine.info();
                    }

                    @Override
                    public List<ImageView> images() {
                        return engine.images();
                    }
                },
                Machine.here(),
                router);
    }

    static MachineFacts start(FactsSettings settings, EngineView engine, Machine machine, Router router) {
        MachineFacts source = new MachineFacts(settings, engine, machine, router);
        source.thread.start();
        return source;
    }

    @Override
    public NodeFacts facts() {
        return facts;
    }

    @Override
    public void refresh() {
        wanted.release();
    }

    @Override
    public void onChange(Consumer<NodeFacts> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (true) {
            try {
                awaitNeed();
                publish(read());
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("the facts of this machine could not be read; the last ones stay", e);
            }
        }
    }

    /** Returns when told to, when the router has news (which cost nothing to look for), or when it is time. */
    private void awaitNeed() throws InterruptedException {
        long end = System.nanoTime() + settings.every().toNanos();
        while (System.nanoTime() < end) {
            if (wanted.tryAcquire(ROUTER_NEWS.toMillis(), TimeUnit.MILLISECONDS)) {
                wanted.drainPermits();
                infoHolds = 0;
                return;
            }
            if (!facts.router().equals(routerAddress.get()) || !seenProblem.equals(routerProblem.get())) {
                return;
            }
        }
    }

    private void publish(NodeFacts now) {
        if (!now.equals(facts)) {
            facts = now;
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    private NodeFacts read() {
        Optional<EngineAnswer> answer = askEngine();
        boolean up = answer.isPresent();
        lastAnswer = answer.or(() -> lastAnswer);
        return new NodeFacts(
                settings.name(),
                settings.version(),
                Machine.os(),
                Machine.arch(lastAnswer.map(a -> a.info().arch()).orElseGet(() -> System.getProperty("os.arch", ""))),
                lastAnswer.map(a -> a.info().version()).orElse(""),
                settings.address(),
                settings.labels(),
                capacity(),
                lastAnswer.map(EngineAnswer::images).orElse(List.of()),
                routerAddress.get(),
                up,
                warnings(up),
                gpus(),
                bootedAt);
    }

    private List<Gpu> gpus() {
        return settings.offer().gpus().orElseGet(GpuDevices.here()::list);
    }

    private Optional<EngineAnswer> askEngine() {
        try {
            List<NodeFacts.LocalImage> images = local(engine.images());
            infoHolds--;
            if (lastAnswer.isPresent() && infoHolds > 0) {
                return Optional.of(new EngineAnswer(lastAnswer.get().info(), images));
            }
            infoHolds = READINGS_PER_INFO;
            return Optional.of(new EngineAnswer(engine.info(), images));
        } catch (EngineException e) {
            LOG.debug("the container engine does not answer", e);
            infoHolds = 0;
            return Optional.empty();
        }
    }

    private Amount capacity() {
        int cores = lastAnswer
                .map(a -> a.info().cores())
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
        long memory = lastAnswer
                .map(a -> a.info().memory())
                .orElseGet(() -> machine.memory().total());
        Bytes room = lastAnswer.map(a -> disk.under(Path.of(a.info().root()))).orElse(Bytes.ZERO);
        return Allowance.capacity(cores, memory, machine.pids())
                .withDisk(room)
                .withGeneric(settings.offer().generic());
    }

    private List<String> warnings(boolean engineUp) {
        List<String> warnings = new ArrayList<>(MachineWarnings.of(machine));
        lastAnswer.ifPresent(answer -> warnings.addAll(answer.info().warnings()));
        if (!engineUp) {
            warnings.addFirst("the container engine does not answer: nothing new can be started here");
        }
        seenProblem = routerProblem.get();
        if (!seenProblem.isEmpty()) {
            warnings.add(seenProblem);
        }
        return warnings.stream().distinct().toList();
    }

    private static List<NodeFacts.LocalImage> local(List<ImageView> images) {
        return images.stream()
                .map(image -> new NodeFacts.LocalImage(
                        image.id(),
                        Stream.concat(image.names().stream(), image.digests().stream())
                                .sorted()
                                .toList()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** The engine's last words. */
    private record EngineAnswer(EngineInfo info, List<NodeFacts.LocalImage> images) {}
}
