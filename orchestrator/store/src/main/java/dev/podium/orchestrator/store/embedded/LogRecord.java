package dev.podium.orchestrator.store.embedded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a batch is written: the length of the body and its CRC-32C, four bytes each, then the body: the revision, the number of
 * keys, and for each key its name and either its value or that it was deleted. Numbers are big-endian.
 */
final class LogRecord {
    /** Files are written in records of about this size. */
    static final int COMFORTABLE_BYTES = 1 << 20;

    static final int HEADER_BYTES = 2 * Integer.BYTES;
    private static final byte[] MAGIC = "podium cluster store 1\n".getBytes(StandardCharsets.US_ASCII);

    private LogRecord() {}

    static ByteBuffer fileHeader() {
        return ByteBuffer.wrap(MAGIC.clone());
    }

    static int fileHeaderBytes() {
        return MAGIC.length;
    }

    static boolean isFileHeader(byte[] bytes) {
        return Arrays.equals(bytes, MAGIC);
    }

    static ByteBuffer encode(long revision, Map<String, Optional<Stored>> written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(revision);
            out.writeInt(written.size());
            for (Map.Entry<String, Optional<Stored>> each : written.entrySet()) {
                out.writeUTF(each.getKey());
                write(out, each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] body = bytes.toByteArray();
        return ByteBuffer.allocate(HEADER_BYTES + body.length)
                .putInt(body.length)
                .putInt(checksum(body))
                .put(body)
                .flip();
    }

    /** Applies a body to {@code entries}; returns its revision. */
    static long replay(byte[] body, Map<String, Stored> entries) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            long revision = in.readLong();
            for (int left = in.readInt(); left > 0; left--) {
                String key = in.readUTF();
                Optional<Stored> stored = read(in);
                if (stored.isPresent()) {
                    entries.put(key, stored.get());
                } else {
                    entries.remove(key);
                }
            }
            return revision;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int checksum(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }

    private static void write(DataOutputStream out, Optional<Stored> stored) throws IOException {
        out.writeBoolean(stored.isPresent());
        if (stored.isPresent()) {
            Stored value = stored.get();
            out.writeLong(value.created());
            out.writeLong(value.modified());
            out.writeLong(value.lease());
            out.writeInt(value.value().length);
            out.write(value.value());
        }
    }

    private static Optional<Stored> read(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        long created = in.readLong();
        long modified = in.readLong();
        long lease = in.readLong();
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        return Optional.of(new Stored(value, created, modified, lease));
    }
}
