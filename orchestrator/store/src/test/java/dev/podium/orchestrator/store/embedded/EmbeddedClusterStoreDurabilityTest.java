package dev.podium.orchestrator.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterStoreDurabilityTest {
    @TempDir
    private Path directory;

    /** What the killed process said of its commits: the last number of each thread, and the highest revision. */
    private record Answered(int[] last, long revision) {}

    @Test
    void every_commit_that_was_answered_survives_kill_9_whole() throws Exception {
        int from = 0;
        for (int round = 0; round < 4; round++) {
            Answered answered = writeAndKill(from, 200 + 150 * round);
            try (EmbeddedClusterStore store = open()) {
                assertThat(store.range("/").revision()).isGreaterThanOrEqualTo(answered.revision());
                for (int thread = 0; thread < KilledWriter.THREADS; thread++) {
                    int kept = number(store, thread, 0);
                    assertThat(kept).isGreaterThanOrEqualTo(answered.last()[thread]);
                    for (int part = 1; part < KilledWriter.KEYS_PER_COMMIT; part++) {
                        assertThat(number(store, thread, part)).isEqualTo(kept);
                    }
                }
            }
            from = Arrays.stream(answered.last()).max().orElseThrow() + 1;
        }
    }

    @Test
    void revisions_go_on_where_they_were() {
        long before;
        try (EmbeddedClusterStore store = open()) {
            store.commit(Transaction.put("/a", bytes("1")));
            store.commit(Transaction.put("/a", bytes("2")));
            before = store.range("/").revision();
        }
        try (EmbeddedClusterStore store = open()) {
            assertThat(store.range("/").revision()).isEqualTo(before);
            assertThat(store.get("/a").orElseThrow().createRevision()).isEqualTo(before - 1);
            store.commit(Transaction.put("/b", bytes("3")));
            assertThat(store.range("/").revision()).isEqualTo(before + 1);
        }
    }

    @Test
    void keys_bound_to_a_lease_are_gone_when_the_process_that_held_it_is() {
        try (EmbeddedClusterStore store = open()) {
            Lease lease = store.grant(Duration.ofHours(1));
            store.commit(Transaction.builder()
                    .put("/leader", bytes("me"), lease)
                    .put("/stays", bytes("x"))
                    .build());
        }
        try (EmbeddedClusterStore store = open()) {
            assertThat(store.get("/leader")).isEmpty();
            assertThat(store.get("/stays")).isPresent();
        }
    }

    @Test
    void a_second_process_is_told_that_the_file_is_taken() {
        try (EmbeddedClusterStore _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("cluster.log")
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void a_file_that_is_not_a_store_is_refused_by_name() throws IOException {
        Files.writeString(directory.resolve("cluster.log"), "not a store at all ".repeat(1000));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cluster.log");
    }

    @Test
    void a_closed_store_says_so() {
        EmbeddedClusterStore store = open();
        store.close();

        assertThatThrownBy(() -> store.get("/a")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.commit(Transaction.delete("/a"))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void rewriting_the_same_keys_does_not_grow_the_file_without_bound() throws IOException {
        try (EmbeddedClusterStore store = open()) {
            byte[] value = new byte[1000];
            for (int i = 0; i < 3000; i++) {
                value[i % value.length]++;
                store.commit(Transaction.put("/key/" + i % 100, value.clone()));
            }
        }
        assertThat(Files.size(directory.resolve("cluster.log"))).isLessThan(4L << 20);
    }

    private Answered writeAndKill(int from, int commits) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory.resolve("cluster.log").toString(),
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int[] last = new int[KilledWriter.THREADS];
        Arrays.fill(last, from - 1);
        long revision = 0;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (int i = 0; ; i++) {
                if (i == commits) {
                    // By its handle, because the process itself would also close what is still to be read.
                    process.toHandle().destroyForcibly();
                }
                String line = out.readLine();
                if (line == null) {
                    return new Answered(last, revision);
                }
                String[] words = line.split(" ", -1);
                if (words.length == 3 && !words[2].isEmpty()) {
                    int thread = Integer.parseInt(words[0]);
                    last[thread] = Math.max(last[thread], Integer.parseInt(words[1]));
                    revision = Math.max(revision, Long.parseLong(words[2]));
                }
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private EmbeddedClusterStore open() {
        return EmbeddedClusterStore.open(directory.resolve("cluster.log"), InstantSource.system());
    }

    private static int number(EmbeddedClusterStore store, int thread, int part) {
        return Integer.parseInt(new String(
                store.get(KilledWriter.key(thread, part)).orElseThrow().value(), UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
