package dev.podium.node.engine;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the client library pushes into something to be asked for. The library's thread waits while the reader is slow.
 *
 * @param <I> what the library pushes
 * @param <O> what the reader gets
 */
abstract class DockerStream<I, O> implements ResultCallback<I> {
    private static final Logger LOG = LoggerFactory.getLogger(DockerStream.class);
    private static final int CAPACITY = 256;
    private static final int OPEN_SECONDS = 10;

    /** An element, or the end with the error that made it. */
    private record Item<O>(@Nullable O value, @Nullable Throwable error) {}

    private final BlockingQueue<Item<O>> items = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile @Nullable Closeable connection;
    /** Why the stream was not even opened. */
    private volatile @Nullable Throwable refusal;

    private volatile boolean closed;
    private boolean over;
    private @Nullable Throwable broken;

    /** Waits until the engine has begun to answer; throws when it did not. */
    void awaitOpen() {
        try {
            if (!opened.await(OPEN_SECONDS, TimeUnit.SECONDS)) {
                throw new EngineException(
                        EngineException.Kind.UNAVAILABLE,
                        "the container engine did not open a stream within " + OPEN_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = refusal;
        if (thrown != null) {
            throw DockerCalls.translate("stream", thrown);
        }
    }

    /** Waits for the next element, then returns it and what else is there already; empty at the end. */
    public List<O> next(int atMost) throws InterruptedException {
        List<O> taken = new ArrayList<>();
        while (!over && taken.size() < atMost) {
            Item<O> item = taken.isEmpty() ? items.take() : items.poll();
            if (item == null) {
                break;
            }
            if (item.value() != null) {
                taken.add(item.value());
            } else {
                over = true;
                broken = item.error();
            }
        }
        if (taken.isEmpty() && broken != null && !closed) {
            throw DockerCalls.translate("stream", broken);
        }
        return taken;
    }

    protected void offer(O value) {
        put(new Item<>(value, null));
    }

    @Override
    public void onStart(Closeable stream) {
        connection = stream;
        opened.countDown();
        if (closed) {
            quietly(stream);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        if (connection == null) {
            refusal = thrown;
        }
        opened.countDown();
        put(new Item<>(null, thrown));
    }

    @Override
    public void onComplete() {
        opened.countDown();
        put(new Item<>(null, null));
    }

    @Override
    public void close() {
        closed = true;
        Closeable open = connection;
        if (open != null) {
            quietly(open);
        }
        items.clear(); // A library thread waiting to put finds room, sees the end and goes.
        boolean told = items.offer(new Item<>(null, null));
        if (!told) {
            LOG.debug("the reader of a closed stream still has elements before its end");
        }
    }

    private void put(Item<O> item) {
        try {
            while (!closed && !items.offer(item, 1, TimeUnit.SECONDS)) {
                LOG.trace("a slow reader holds up a stream of the container engine");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void quietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("a stream of the container engine did not close cleanly: {}", e.toString());
        }
    }
}
