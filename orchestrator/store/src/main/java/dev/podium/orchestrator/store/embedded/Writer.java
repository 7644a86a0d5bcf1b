package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that changes the store. */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_AT_ONCE = 256;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final BlockingQueue<Request> inbox = new LinkedBlockingQueue<>();
    private final Optional<Journal> journal;
    private final CommittedState state;
    private final History history;
    private final LeaseBook leases;
    private final Thread thread;
    private volatile boolean closed;
    private boolean failing;

    /** Something the thread is asked to do. */
    private sealed interface Request {
        record Commit(Transaction transaction, CompletableFuture<CommitResult> answer) implements Request {}

        record Sweep(CompletableFuture<Void> done) implements Request {}
    }

    private Writer(Optional<Journal> journal, CommittedState state, History history, LeaseBook leases) {
        this.journal = journal;
        this.state = state;
        this.history = history;
        this.leases = leases;
        // A platform thread of its own: an interrupt during file access would close the file.
        this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::run);
    }

    static Writer start(Optional<Journal> journal, CommittedState state, History history, LeaseBook leases) {
        Writer writer = new Writer(journal, state, history, leases);
        try {
            writer.load();
            writer.dropLeftovers();
        } catch (RuntimeException e) {
            journal.ifPresent(Journal::close);
            throw new StoreUnavailableException("the cluster store does not open: " + e.getMessage(), e);
        }
        writer.thread.start();
        return writer;
    }

    CommitResult commit(Transaction transaction) {
        return ask(new CompletableFuture<>(), answer -> new Request.Commit(transaction, answer));
    }

    /** Makes the thread look at the leases again. */
    void sweep() {
        inbox.add(new Request.Sweep(new CompletableFuture<>()));
    }

    void sweepAndWait() {
        ask(new CompletableFuture<@Nullable Void>(), Request.Sweep::new);
    }

    void requireOpen() {
        if (closed) {
            throw unavailable(new IllegalStateException("it is closed"));
        }
    }

    @Override
    public void close() {
        closed = true;
        sweep();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends @Nullable Object> T ask(
            CompletableFuture<T> answer, Function<CompletableFuture<T>, Request> request) {
        requireOpen();
        inbox.add(request.apply(answer));
        if (!thread.isAlive()) {
            refuseWaiting();
        }
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LeaseEndedException ended) {
                throw ended;
            }
            throw unavailable(e.getCause() == null ? e : e.getCause());
        }
    }

    private void run() {
        try {
            while (!closed) {
                process(take());
            }
        } finally {
            closed = true;
            history.close();
            refuseWaiting();
            journal.ifPresent(Journal::close);
        }
    }

    /** Waits for requests or for the next lease to end, whichever comes first; without either it sleeps for good. */
    private List<Request> take() {
        List<Request> requests = new ArrayList<>();
        try {
            Optional<Duration> longest = failing ? Optional.of(PAUSE_AFTER_FAILURE) : leases.untilNextEnd();
            Request first =
                    longest.isEmpty() ? inbox.take() : inbox.poll(longest.get().toNanos(), TimeUnit.NANOSECONDS);
            if (first != null) {
                requests.add(first);
                inbox.drainTo(requests, MOST_AT_ONCE - 1);
            }
        } catch (InterruptedException e) {
            LOG.warn("the writer of the cluster store was interrupted, which nothing should do; it goes on", e);
        }
        return requests;
    }

    private void process(List<Request> requests) {
        List<Runnable> answers = new ArrayList<>();
        try {
            reopenAfterFailure();
            Batch batch = new Batch(state, leases::lives);
            List<Long> over = leases.over();
            over.forEach(batch::endLease);
            requests.forEach(request -> answers.add(evaluate(batch, request)));
            persist(batch);
            leases.forget(over);
            succeeded();
        } catch (RuntimeException e) {
            failed(e, requests);
            return;
        }
        answers.forEach(Runnable::run);
        journal.ifPresent(file -> file.compactIfGrown(state));
    }

    /** Returns how to answer once the batch is durable. */
    private static Runnable evaluate(Batch batch, Request request) {
        return switch (request) {
            case Request.Sweep(var done) -> () -> done.complete(null);
            case Request.Commit(var transaction, var answer) -> {
                try {
                    CommitResult result = batch.apply(transaction);
                    yield () -> answer.complete(result);
                } catch (LeaseEndedException e) {
                    yield () -> answer.completeExceptionally(e);
                }
            }
        };
    }

    private void persist(Batch batch) {
        if (!batch.empty()) {
            journal.ifPresent(file -> file.write(batch));
            state.adopt(batch);
            history.add(batch.changes());
        }
    }

    private void load() {
        if (journal.isPresent()) {
            Journal.Content content = journal.get().open();
            state.replace(content);
            history.restart(content.revision());
        }
    }

    /** After a failure, what the file says counts: the write that failed may have reached it. */
    private void reopenAfterFailure() {
        if (journal.isPresent() && !journal.get().isOpen()) {
            long before = state.revision();
            load();
            if (state.revision() != before) {
                // Whoever waits decided on a state that turns out to be older than he knew.
                throw new IllegalStateException("the last write had happened after all; read again");
            }
        }
    }

    /** Holders of leases live in this process: when it starts there are none. */
    private void dropLeftovers() {
        Batch batch = new Batch(state, leases::lives);
        batch.endLeases();
        persist(batch);
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("the cluster store can be written again, at revision {}", state.revision());
        }
    }

    private void failed(RuntimeException e, List<Request> requests) {
        if (!failing) {
            failing = true;
            LOG.error("the cluster store cannot be written; it is opened again at the next attempt", e);
        }
        journal.ifPresent(Journal::close);
        requests.forEach(request -> refuse(request, e));
    }

    private void refuseWaiting() {
        List<Request> waiting = new ArrayList<>();
        inbox.drainTo(waiting);
        waiting.forEach(request -> refuse(request, new IllegalStateException("it is closed")));
    }

    private static void refuse(Request request, RuntimeException reason) {
        switch (request) {
            case Request.Sweep(var done) -> done.completeExceptionally(reason);
            case Request.Commit(var transaction, var answer) -> answer.completeExceptionally(reason);
        }
    }

    private static StoreUnavailableException unavailable(Throwable cause) {
        return new StoreUnavailableException("the cluster store is not available: " + cause.getMessage(), cause);
    }
}
