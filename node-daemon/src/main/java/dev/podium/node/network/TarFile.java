package dev.podium.node.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A tar archive (POSIX ustar) of a few files owned by root, all executable, without dates: the same files, the same bytes. */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;

    private TarFile() {}

    /** @param files content by name, in the order in which they are to be written */
    static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            tar.writeBytes(header(name, content.length));
            tar.writeBytes(content);
            tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        });
        tar.writeBytes(new byte[2 * BLOCK]); // two empty blocks end the archive
        return tar.toByteArray();
    }

    private static byte[] header(String name, int size) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        put(block, 100, "0000755");
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, 124, String.format("%011o", size));
        put(block, 136, "00000000000");
        put(block, CHECKSUM_AT, "        ");
        put(block, 156, "0");
        put(block, 257, "ustar");
        put(block, 263, "00");
        int sum = 0;
        for (byte next : block) {
            sum += next & 0xff;
        }
        put(block, CHECKSUM_AT, String.format("%06o", sum));
        block[CHECKSUM_AT + 6] = 0;
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
