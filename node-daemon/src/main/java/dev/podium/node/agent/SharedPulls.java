package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.ImageView;
import dev.podium.node.engine.PullProgress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One pull for all tasks that wait for the same image. It ends when nobody waits any more. */
final class SharedPulls {
    private static final long MEBI = 1 << 20;

    private final ContainerEngine engine;
    private final Map<String, Pull> running = new ConcurrentHashMap<>();

    SharedPulls(ContainerEngine engine) {
        this.engine = engine;
    }

    ImageView pull(String reference, Consumer<String> progress) throws InterruptedException {
        Pull pull = join(reference, progress);
        try {
            return pull.result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EngineException known ? known : new IllegalStateException(e.getCause());
        } finally {
            leave(reference, pull, progress);
        }
    }

    private synchronized Pull join(String reference, Consumer<String> progress) {
        Pull pull = running.computeIfAbsent(reference, Pull::new);
        pull.waiting.add(progress);
        return pull;
    }

    private synchronized void leave(String reference, Pull pull, Consumer<String> progress) {
        pull.waiting.remove(progress);
        if (pull.waiting.isEmpty()) {
            running.remove(reference, pull);
            pull.worker.interrupt();
        }
    }

    private final class Pull {
        private final CompletableFuture<ImageView> result = new CompletableFuture<>();
        private final CopyOnWriteArrayList<Consumer<String>> waiting = new CopyOnWriteArrayList<>();
        private final Thread worker;

        Pull(String reference) {
            worker = Thread.ofVirtual().name("pull " + reference).start(() -> run(reference));
        }

        private void run(String reference) {
            try {
                result.complete(engine.pull(reference, this::tell));
            } catch (InterruptedException e) {
                result.completeExceptionally(
                        new EngineException(EngineException.Kind.REFUSED, "the pull was abandoned", e));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }

        private void tell(PullProgress progress) {
            String words = "pulling … " + progress.done() / MEBI + "/" + (progress.total() + MEBI - 1) / MEBI + " MB";
            waiting.forEach(listener -> listener.accept(words));
        }
    }
}
