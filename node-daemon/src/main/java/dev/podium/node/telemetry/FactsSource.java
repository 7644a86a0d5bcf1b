package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.node.NodeFacts;
import java.util.function.Consumer;

/** What this machine says of itself. */
public interface FactsSource extends AutoCloseable {
    /** As last read; never waits for the engine. */
    NodeFacts facts();

    /** Reads everything again soon: an image was pulled, the engine came or went, a router changed. */
    void refresh();

    /** Told of each reading that differs from the one before. */
    void onChange(Consumer<NodeFacts> listener);

    @Override
    void close();
}
