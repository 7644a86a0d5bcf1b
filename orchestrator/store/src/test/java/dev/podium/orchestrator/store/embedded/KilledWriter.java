package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.CommitResult.Committed;
import dev.podium.orchestrator.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A process that commits as fast as it can, from several threads, and prints each commit that was answered, until it is killed. */
final class KilledWriter {
    static final int THREADS = 4;
    static final int KEYS_PER_COMMIT = 3;

    private KilledWriter() {}

    public static void main(String[] args) throws InterruptedException {
        int from = Integer.parseInt(args[1]);
        EmbeddedClusterStore store = EmbeddedClusterStore.open(Path.of(args[0]), InstantSource.system());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> write(store, number, from)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static String key(int thread, int part) {
        return "/written/" + thread + "/" + part;
    }

    private static void write(EmbeddedClusterStore store, int thread, int from) {
        for (int count = from; ; count++) {
            byte[] value = Integer.toString(count).getBytes(StandardCharsets.UTF_8);
            Transaction.Builder transaction = Transaction.builder();
            for (int part = 0; part < KEYS_PER_COMMIT; part++) {
                transaction.put(key(thread, part), value);
            }
            Committed committed = (Committed) store.commit(transaction.build());
            System.out.println(thread + " " + count + " " + committed.revision());
        }
    }
}
