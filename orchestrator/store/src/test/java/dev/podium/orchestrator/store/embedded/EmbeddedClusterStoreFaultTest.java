package dev.podium.orchestrator.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterStoreFaultTest {
    private static final int COMMITS = 20;
    private static final int VALUE_BYTES = 100;

    @TempDir
    private Path directory;

    @Test
    void a_write_that_was_cut_short_is_dropped_and_all_before_it_is_kept() throws IOException {
        long full = writeCommits();
        for (int cut = 1; cut <= VALUE_BYTES; cut += 9) {
            byte[] all = Files.readAllBytes(file());
            Files.write(file(), Arrays.copyOf(all, (int) full - cut));
            try (EmbeddedClusterStore store = open()) {
                assertThat(store.range("/key/").entries()).hasSize(COMMITS - 1);
                store.commit(Transaction.put("/key/" + (COMMITS - 1), new byte[VALUE_BYTES]));
            }
            try (EmbeddedClusterStore store = open()) {
                assertThat(store.range("/key/").entries()).hasSize(COMMITS);
            }
        }
    }

    @Test
    void a_last_write_whose_bytes_did_not_all_arrive_is_dropped() throws IOException {
        long full = writeCommits();
        flipByteAt(full - 10);

        try (EmbeddedClusterStore store = open()) {
            assertThat(store.range("/key/").entries()).hasSize(COMMITS - 1);
        }
    }

    @Test
    void garbage_behind_the_last_write_is_dropped() throws IOException {
        writeCommits();
        Files.write(file(), new byte[5000], StandardOpenOption.APPEND);

        try (EmbeddedClusterStore store = open()) {
            assertThat(store.range("/key/").entries()).hasSize(COMMITS);
        }
    }

    @Test
    void damage_in_the_middle_is_refused_with_what_to_do() throws IOException {
        long full = writeCommits();
        flipByteAt(full / 2);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("damaged at byte")
                .hasMessageContaining("Move the file away");
    }

    @Test
    void a_leftover_of_an_interrupted_compaction_does_no_harm() throws IOException {
        writeCommits();
        Files.write(directory.resolve("cluster.log.new"), new byte[100]);

        try (EmbeddedClusterStore store = open()) {
            assertThat(store.range("/key/").entries()).hasSize(COMMITS);
        }
    }

    @Test
    void compaction_keeps_every_entry_with_its_revisions() {
        byte[] big = new byte[64 << 10];
        long revision;
        try (EmbeddedClusterStore store = open()) {
            store.commit(Transaction.put("/first", new byte[1]));
            for (int i = 0; i < 100; i++) {
                store.commit(Transaction.put("/key/" + i % 7, big));
            }
            store.commit(Transaction.delete("/key/3"));
            revision = store.range("/").revision();
        }
        assertThat(file()).satisfies(path -> assertThat(Files.size(path)).isLessThan(5L << 20));
        try (EmbeddedClusterStore store = open()) {
            assertThat(store.range("/").revision()).isEqualTo(revision);
            assertThat(store.range("/key/").entries()).hasSize(6);
            assertThat(store.get("/first").orElseThrow().createRevision()).isEqualTo(1);
            assertThat(store.get("/key/0").orElseThrow().value()).hasSize(big.length);
        }
    }

    @Test
    void a_full_disk_refuses_commits_keeps_what_was_answered_and_goes_on_when_there_is_room() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "needs prlimit, of util-linux");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "prlimit",
                        "--fsize=65536:unlimited",
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDiskWriter.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("cluster.log cannot be written");
        Matcher answered =
                Pattern.compile("^answered (\\d+)$", Pattern.MULTILINE).matcher(said);
        assertThat(answered.find()).as(said).isTrue();
        try (EmbeddedClusterStore store = open()) {
            for (int i = 0; i < Integer.parseInt(answered.group(1)); i++) {
                assertThat(store.get(FullDiskWriter.key(i))).isPresent();
            }
            assertThat(store.get("/after")).isPresent();
        }
    }

    /** Returns the size of the file with all commits in it. */
    private long writeCommits() throws IOException {
        try (EmbeddedClusterStore store = open()) {
            for (int i = 0; i < COMMITS; i++) {
                store.commit(Transaction.put("/key/" + i, new byte[VALUE_BYTES]));
            }
        }
        return Files.size(file());
    }

    private void flipByteAt(long position) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file().toFile(), "rw")) {
            open.seek(position);
            int before = open.read();
            open.seek(position);
            open.write(before ^ 0xff);
        }
    }

    private Path file() {
        return directory.resolve("cluster.log");
    }

    private EmbeddedClusterStore open() {
        return EmbeddedClusterStore.open(file(), InstantSource.system());
    }
}
