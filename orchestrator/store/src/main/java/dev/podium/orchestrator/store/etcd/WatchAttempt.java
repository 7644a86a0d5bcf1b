package dev.podium.orchestrator.store.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One stream of a watch, from its opening to its first failure; what it hears after that, or after it was closed, is dropped. */
final class WatchAttempt implements Watch.Listener, AutoCloseable {
    private final EtcdConnection connection;
    private final Client client;
    private final Consumer<Heard> sink;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Runnable closing = () -> {};

    /** What comes from a stream. */
    sealed interface Heard {
        /** The member that serves the stream has come so far. */
        record Began(long revision) implements Heard {}

        record Events(List<WatchEvent> events) implements Heard {}

        record Broke(Throwable why) implements Heard {}

        /** A reason to look up, no more. */
        record Nothing() implements Heard {}
    }

    private WatchAttempt(EtcdConnection connection, Client client, Consumer<Heard> sink) {
        this.connection = connection;
        this.client = client;
        this.sink = sink;
    }

    /**
     * @param from the first revision that is of interest
     * @param sink called on the network's threads; must not block
     */
    static WatchAttempt open(EtcdConnection connection, ByteSequence prefix, long from, Consumer<Heard> sink) {
        Client client = connection.client();
        WatchAttempt attempt = new WatchAttempt(connection, client, sink);
        WatchOption option = WatchOption.builder()
                .withRange(EtcdKeys.after(prefix))
                .withRevision(from)
                .withCreateNotify(true)
                // Without it a member cut off from the others would keep the stream open and silent.
                .withRequireLeader(true)
                .build();
        Watch.Watcher watcher = client.getWatchClient().watch(prefix, option, attempt);
        attempt.closing = watcher::close;
        if (attempt.over.get()) {
            watcher.close();
        }
        return attempt;
    }

    @Override
    public void onNext(WatchResponse response) {
        if (over.get()) {
            return;
        }
        if (response.isCreatedNotify()) {
            sink.accept(new Heard.Began(response.getHeader().getRevision()));
        } else if (!response.getEvents().isEmpty()) {
            sink.accept(new Heard.Events(response.getEvents()));
        }
    }

    @Override
    public void onError(Throwable error) {
        if (over.compareAndSet(false, true)) {
            // Before jetcd opens the stream again by itself, from where it thinks it should.
            closing.run();
            connection.broke(client);
            sink.accept(new Heard.Broke(error));
        }
    }

    @Override
    public void onCompleted() {
        if (over.compareAndSet(false, true)) {
            sink.accept(new Heard.Broke(new IllegalStateException("the stream was ended")));
        }
    }

    /** There was no answer. */
    void giveUp() {
        connection.broke(client);
    }

    @Override
    public void close() {
        over.set(true);
        closing.run();
    }
}
