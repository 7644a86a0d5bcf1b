package dev.podium.api.server.events;

import dev.podium.api.server.watch.Feed;
import dev.podium.api.server.watch.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A watch over events: some that happened before, then new ones. Its ids are sequence numbers, so it can be resumed. */
final class EventFeed implements Feed {
    /** A listener that is so far behind has to come again and resume. */
    private static final int MOST_WAITING = 10_000;

    private final EventTail tail;
    private final BlockingQueue<EventRow> fresh = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Consumer<EventRow> listener;
    private final Deque<Message> ready = new ArrayDeque<>();
    private long told;
    private volatile boolean closed;

    /** @param earlier reads what is told first; called after listening has begun, so that nothing falls in between */
    EventFeed(EventTail tail, Predicate<EventRow> wanted, java.util.function.Supplier<List<EventRow>> earlier) {
        this.tail = tail;
        this.listener = row -> {
            if (wanted.test(row) && !fresh.offer(row)) {
                closed = true;
            }
        };
        tail.add(listener);
        earlier.get().forEach(row -> {
            told = Math.max(told, row.seq());
            ready.add(message(row));
        });
        ready.add(Message.synced(told == 0 ? null : Long.toString(told)));
    }

    @Override
    public Next next(Duration longest) throws InterruptedException {
        if (!ready.isEmpty()) {
            return Feed.told(ready.remove());
        }
        if (closed) {
            return Feed.over();
        }
        EventRow row = fresh.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        return Feed.of(Optional.ofNullable(row).filter(r -> r.seq() > told).map(EventFeed::message));
    }

    @Override
    public void close() {
        tail.remove(listener);
        closed = true;
    }

    private static Message message(EventRow row) {
        return Message.put(Long.toString(row.seq()), row.event());
    }
}
