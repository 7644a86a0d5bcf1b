package dev.podium.node.engine.memory;

import dev.podium.node.engine.LogRequest;
import dev.podium.node.engine.LogStream;
import java.util.List;

/** Reads a container's output; following waits for its end. */
final class MemoryLog implements LogStream {
    private final MemoryEngine engine;
    private final MemoryContainer container;
    private final LogRequest request;
    private int position;
    private boolean closed;

    MemoryLog(MemoryEngine engine, MemoryContainer container, LogRequest request) {
        this.engine = engine;
        this.container = container;
        this.request = request;
        int size = container.output.size();
        this.position = request.tail() < 0 ? 0 : Math.max(0, size - request.tail());
    }

    @Override
    public List<Line> next(int atMost) throws InterruptedException {
        synchronized (engine) {
            while (position == container.output.size() && request.follow() && container.running() && !closed) {
                engine.wait();
            }
            int end = Math.min(container.output.size(), position + atMost);
            List<Line> lines = List.copyOf(container.output.subList(position, end));
            position = end;
            return lines;
        }
    }

    @Override
    public void close() {
        synchronized (engine) {
            closed = true;
            engine.notifyAll();
        }
    }
}
