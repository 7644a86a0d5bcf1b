package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A process that may write files only up to some size. It commits until that is reached, shows that it can still read, has the
 * limit lifted and commits once more. Prints how many commits were answered.
 */
final class FullDiskWriter {
    private static final int VALUE_BYTES = 1000;

    private FullDiskWriter() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        EmbeddedClusterStore store = EmbeddedClusterStore.open(Path.of(args[0]), InstantSource.system());
        ClusterMirror mirror = ClusterMirror.start(store);
        int answered = 0;
        try {
            while (true) {
                store.commit(Transaction.put(key(answered), new byte[VALUE_BYTES]));
                answered++;
            }
        } catch (StoreUnavailableException e) {
            System.out.println("refused: " + e.getMessage());
        }
        require(store.range("/").entries().size() >= answered, "what was answered can be read");
        require(refuses(store), "it refuses again");
        liftLimit();
        store.commit(Transaction.put("/after", new byte[VALUE_BYTES]));
        require(
                mirror.awaitRevision(store.range("/").revision(), Duration.ofSeconds(10)),
                "whoever follows the store sees what it does after that");
        System.out.println("answered " + answered);
        Runtime.getRuntime().halt(0);
    }

    static String key(int number) {
        return "/key/" + number;
    }

    private static boolean refuses(EmbeddedClusterStore store) {
        try {
            store.commit(Transaction.put("/big", new byte[100 * VALUE_BYTES]));
            return false;
        } catch (StoreUnavailableException expected) {
            return expected.getCause() != null;
        }
    }

    private static void liftLimit() throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        int code = new ProcessBuilder("prlimit", "--pid", self, "--fsize=unlimited")
                .inheritIO()
                .start()
                .waitFor();
        require(code == 0, "the limit is lifted");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            System.out.println("does not hold: " + what);
            Runtime.getRuntime().halt(1);
        }
    }
}
