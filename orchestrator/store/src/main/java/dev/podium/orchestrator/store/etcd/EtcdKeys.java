package dev.podium.orchestrator.store.etcd;

import io.etcd.jetcd.ByteSequence;
import java.nio.charset.StandardCharsets;

/** Where the store's keys are in etcd: all below one prefix. */
record EtcdKeys(String prefix) {
    /** Beside the store's own keys, which all have a slash after the prefix. */
    private static final String WRITERS = "~writers/";

    ByteSequence of(String key) {
        return ByteSequence.from(prefix + key, StandardCharsets.UTF_8);
    }

    String parse(ByteSequence key) {
        return key.toString(StandardCharsets.UTF_8).substring(prefix.length());
    }

    ByteSequence writer(String id) {
        return of(WRITERS + id);
    }

    /** The first key that does not begin with {@code key}. */
    static ByteSequence after(ByteSequence key) {
        byte[] end = key.getBytes();
        // Keys are text in UTF-8, which has no byte 0xff, so the last byte can always be raised.
        end[end.length - 1]++;
        return ByteSequence.from(end);
    }

    /** The least key that is greater than {@code key}. */
    static ByteSequence next(ByteSequence key) {
        byte[] bytes = key.getBytes();
        return ByteSequence.from(java.util.Arrays.copyOf(bytes, bytes.length + 1));
    }
}
