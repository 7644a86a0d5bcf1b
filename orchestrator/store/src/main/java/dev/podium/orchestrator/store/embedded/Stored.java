package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.Entry;

/**
 * A key's value as it is kept, in memory and in the file.
 *
 * @param lease the lease it is bound to, {@link #NO_LEASE} for none
 */
record Stored(byte[] value, long created, long modified, long lease) {
    static final long NO_LEASE = 0;

    Entry entry(String key) {
        return new Entry(key, value, created, modified);
    }

    boolean leased() {
        return lease != NO_LEASE;
    }
}
