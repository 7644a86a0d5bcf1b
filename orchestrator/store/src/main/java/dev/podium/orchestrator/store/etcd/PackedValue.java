package dev.podium.orchestrator.store.etcd;

import io.etcd.jetcd.ByteSequence;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A value as it is kept in etcd: one byte that says how, then the value, deflated when it is long. Routing tables and lists of refusals
 * repeat themselves, and etcd takes no request above 1.5 MiB.
 */
final class PackedValue {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int WORTH_IT = 8 << 10;

    private PackedValue() {}

    static ByteSequence pack(byte[] value) {
        return ByteSequence.from(value.length < WORTH_IT ? plain(value) : deflated(value));
    }

    static byte[] unpack(String key, ByteSequence packed) {
        byte[] bytes = packed.getBytes();
        if (bytes.length == 0) {
            throw unreadable(key, "it is empty");
        }
        return switch (bytes[0]) {
            case PLAIN -> Arrays.copyOfRange(bytes, 1, bytes.length);
            case DEFLATED -> inflated(key, bytes);
            default -> throw unreadable(key, "it begins with byte " + bytes[0]);
        };
    }

    private static byte[] plain(byte[] value) {
        byte[] packed = new byte[value.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(value, 0, packed, 1, value.length);
        return packed;
    }

    private static byte[] deflated(byte[] value) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(value.length / 2);
        packed.write(DEFLATED);
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(value);
            deflater.finish();
            byte[] some = new byte[WORTH_IT];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] inflated(String key, byte[] packed) {
        ByteArrayOutputStream value = new ByteArrayOutputStream(packed.length * 4);
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed, 1, packed.length - 1);
            byte[] some = new byte[WORTH_IT];
            while (!inflater.finished()) {
                int count = inflater.inflate(some);
                if (count == 0 && inflater.needsInput()) {
                    throw unreadable(key, "it ends too early");
                }
                value.write(some, 0, count);
            }
            return value.toByteArray();
        } catch (DataFormatException e) {
            throw unreadable(key, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalStateException unreadable(String key, String why) {
        return new IllegalStateException("etcd has a value at " + key
                + " that Podium did not write: " + why
                + "; nobody else may write below Podium's prefix. Stop all servers, delete what is below it with etcdctl, and start"
                + " them again: they fill it from SQL and from what nodes report");
    }
}
