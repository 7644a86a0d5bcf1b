package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.DeathStream;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.Labels;
import dev.podium.orchestrator.model.node.NodeName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of deaths as they happen. Each time the stream of events is opened the agent looks at everything once, so that nothing
 * is missed while there was none.
 */
public final class EngineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final NodeName node;
    private final ContainerEngine engine;
    private final Agent agent;
    private final CopyOnWriteArrayList<Consumer<Optional<String>>> listeners = new CopyOnWriteArrayList<>();
    private final Signal retry = new Signal();
    private String lastProblem = "";
    private volatile boolean closed;
    private volatile @Nullable DeathStream open;

    public EngineWatch(NodeName node, ContainerEngine engine, Agent agent) {
        this.node = node;
        this.engine = engine;
        this.agent = agent;
    }

    /** Told of the engine's problem when it goes away and of none when it is back. */
    public void onChange(Consumer<Optional<String>> listener) {
        listeners.add(listener);
    }

    public void start() {
        Thread.ofVirtual().name("engine watch").start(this::run);
    }

    private void run() {
        Duration wait = FIRST_RETRY;
        while (!closed) {
            try (DeathStream deaths = engine.deaths(Map.of(Labels.NODE, node.value()))) {
                open = deaths;
                agent.engineIsBack();
                lastProblem = "";
                tell(Optional.empty());
                wait = FIRST_RETRY;
                listen(deaths);
                LOG.warn("the container engine closed its stream of events");
            } catch (EngineException e) {
                away(e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("watching the container engine failed and is tried again", e);
            }
            wait = pause(wait);
        }
    }

    private void listen(DeathStream deaths) throws InterruptedException {
        for (Optional<String> dead = deaths.next(); dead.isPresent() && !closed; dead = deaths.next()) {
            agent.died(dead.get());
        }
    }

    private void away(EngineException e) {
        if (!closed && !e.words().equals(lastProblem)) {
            lastProblem = e.words();
            LOG.warn("the container engine is away: {}", e.words());
            tell(Optional.of(e.words()));
        }
    }

    private void tell(Optional<String> problem) {
        listeners.forEach(listener -> listener.accept(problem));
    }

    private Duration pause(Duration wait) {
        try {
            retry.await(wait);
        } catch (InterruptedException e) {
            closed = true;
        }
        Duration next = wait.multipliedBy(2);
        return next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next;
    }

    @Override
    public void close() {
        closed = true;
        retry.raise();
        DeathStream stream = open;
        if (stream != null) {
            stream.close();
        }
    }
}
