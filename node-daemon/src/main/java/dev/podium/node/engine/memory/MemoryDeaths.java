package dev.podium.node.engine.memory;

import dev.podium.node.engine.DeathStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Deaths among containers with some labels. */
final class MemoryDeaths implements DeathStream {
    private final Map<String, String> labels;
    private final Consumer<MemoryDeaths> closed;
    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();

    MemoryDeaths(Map<String, String> labels, Consumer<MemoryDeaths> closed) {
        this.labels = labels;
        this.closed = closed;
    }

    void died(MemoryContainer container) {
        if (container.has(labels)) {
            queue.add(Optional.of(container.id));
        }
    }

    @Override
    public Optional<String> next() throws InterruptedException {
        return queue.take();
    }

    @Override
    public void close() {
        closed.accept(this);
        queue.add(Optional.empty());
    }
}
