package dev.podium.orchestrator.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file behind the store: a log of records, each what one batch wrote, synced before anything is answered.
 *
 * <p>A record that was cut short by the end of the process was never answered and is dropped when the file is opened. When
 * the log has grown to several times what is alive, a new file with the living entries takes its place by a rename.
 *
 * <p>Used by one thread that nobody interrupts: an interrupted thread would close the file. After a failure it has to be
 * opened again.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long SMALLEST_TO_COMPACT = 4L << 20;
    private static final int GROWTH_TO_COMPACT = 4;

    private final Path file;
    private @Nullable Open open;
    private long compactAbove = SMALLEST_TO_COMPACT;

    Journal(Path file) {
        this.file = file;
    }

    /** What the file says. */
    record Content(NavigableMap<String, Stored> entries, long revision) {}

    private record Open(FileChannel log, FileChannel lock) {}

    Content open() {
        try {
            FileChannel lock = lock();
            try {
                return open(lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    boolean isOpen() {
        return open != null;
    }

    void write(Batch batch) {
        try {
            FileChannel log = opened().log();
            writeFully(log, LogRecord.encode(batch.revision(), batch.written()));
            log.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Makes the file small again when it is worth it; {@code state} is what it says now. */
    void compactIfGrown(CommittedState state) {
        try {
            Open now = opened();
            if (now.log().size() > compactAbove) {
                compactAbove = 2 * now.log().size();
                FileChannel fresh = replaceFile(state.content());
                now.log().close();
                open = new Open(fresh, now.lock());
                compactAbove = Math.max(SMALLEST_TO_COMPACT, GROWTH_TO_COMPACT * fresh.size());
            }
        } catch (IOException e) {
            LOG.warn("{} could not be made smaller; it is used as it is", file, e);
        }
    }

    /** Everything that was answered is in the file already. */
    @Override
    public void close() {
        Open now = open;
        open = null;
        if (now != null) {
            try (FileChannel _ = now.lock();
                    FileChannel _ = now.log()) {
                LOG.debug("{} is closed", file);
            } catch (IOException e) {
                LOG.warn("{} did not close in good order; nothing that was answered is lost", file, e);
            }
        }
    }

    private Open opened() {
        Open now = open;
        if (now == null) {
            throw new IllegalStateException(file + " is not open");
        }
        return now;
    }

    private Content open(FileChannel lock) throws IOException {
        if (!Files.exists(file)) {
            replaceFile(new Content(new TreeMap<>(), 0)).close();
        }
        FileChannel log = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            JournalReader.Outcome found = JournalReader.read(file, log);
            if (found.end() < log.size()) {
                LOG.warn("{}: dropped {} bytes of a write that was never finished", file, log.size() - found.end());
                log.truncate(found.end());
                log.force(true);
            }
            log.position(found.end());
            open = new Open(log, lock);
            return found.content();
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            // Somebody else in this very process.
            locked = false;
        }
        if (!locked) {
            channel.close();
            throw new IOException("it is locked by another server; stop that one, or give this one a home of its own");
        }
        return channel;
    }

    /** Writes a file with just this content beside the old one, then puts it in its place. */
    private FileChannel replaceFile(Content content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        FileChannel channel = FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            writeFully(channel, LogRecord.fileHeader());
            writeEntries(channel, content);
            channel.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(next);
            throw e;
        }
    }

    private static void writeEntries(FileChannel channel, Content content) throws IOException {
        Map<String, Optional<Stored>> some = new HashMap<>();
        long bytes = 0;
        for (Map.Entry<String, Stored> each : content.entries().entrySet()) {
            some.put(each.getKey(), Optional.of(each.getValue()));
            bytes += each.getValue().value().length;
            if (bytes > LogRecord.COMFORTABLE_BYTES) {
                writeFully(channel, LogRecord.encode(content.revision(), some));
                some.clear();
                bytes = 0;
            }
        }
        writeFully(channel, LogRecord.encode(content.revision(), some));
    }

    private void syncDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
