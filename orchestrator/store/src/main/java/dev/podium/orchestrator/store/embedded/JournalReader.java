package dev.podium.orchestrator.store.embedded;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads a journal from its beginning to the last record that is whole. */
final class JournalReader {
    private final Path file;
    private final DataInputStream in;
    private final long size;
    private final NavigableMap<String, Stored> entries = new TreeMap<>();
    private long revision;
    private long end;

    private JournalReader(Path file, DataInputStream in, long size) {
        this.file = file;
        this.in = in;
        this.size = size;
    }

    /**
     * What was found.
     *
     * @param end where the last whole record ends
     */
    record Outcome(Journal.Content content, long end) {}

    /** @throws IOException also if the file is not a journal, or damaged before its last record */
    static Outcome read(Path file, FileChannel channel) throws IOException {
        DataInputStream in = new DataInputStream(
                new BufferedInputStream(Channels.newInputStream(channel.position(0)), LogRecord.COMFORTABLE_BYTES));
        JournalReader reader = new JournalReader(file, in, channel.size());
        reader.header();
        while (reader.next()) {
            // Each step replays one record.
        }
        return new Outcome(new Journal.Content(reader.entries, reader.revision), reader.end);
    }

    private void header() throws IOException {
        if (!LogRecord.isFileHeader(in.readNBytes(LogRecord.fileHeaderBytes()))) {
            throw new IOException(file + " is not a cluster store, or one of another version of Podium: "
                    + "expected it to start with the words \"podium cluster store 1\"");
        }
        end = LogRecord.fileHeaderBytes();
    }

    /** Replays one record; {@code false} at the end, or at a record that was never finished. */
    private boolean next() throws IOException {
        if (size - end < LogRecord.HEADER_BYTES) {
            return false;
        }
        int length = in.readInt();
        int checksum = in.readInt();
        long after = end + LogRecord.HEADER_BYTES + length;
        if (length <= 0 || after > size) {
            return false;
        }
        byte[] body = in.readNBytes(length);
        if (LogRecord.checksum(body) != checksum) {
            if (after == size) {
                return false;
            }
            throw new IOException(
                    file + " is damaged at byte " + end + ": a record with other records behind it does not "
                            + "match its checksum. Move the file away; the store is rebuilt from the database and the nodes");
        }
        revision = LogRecord.replay(body, entries);
        end = after;
        return true;
    }
}
