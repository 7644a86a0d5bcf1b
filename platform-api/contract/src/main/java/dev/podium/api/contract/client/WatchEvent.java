package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Deleted;

/**
 * One thing a watch tells. A watch begins with everything there is as {@link Put}s, then {@link Synced}, then changes as they happen.
 */
public sealed interface WatchEvent<T> {
    /** The item is new or has changed; this is how it is now. */
    record Put<T>(T item) implements WatchEvent<T> {}

    /** The item is gone. */
    record Gone<T>(Deleted item) implements WatchEvent<T> {}

    /** Everything there was when the watch began has been told. */
    record Synced<T>() implements WatchEvent<T> {}

    /** What was told before no longer counts: the watch begins anew. */
    record Reset<T>() implements WatchEvent<T> {}

    /**
     * The connection is lost; what was told before holds as of the loss.
     *
     * @param forGood whether the watch has given up because the API refuses it, rather than trying again
     */
    record Interrupted<T>(ApiException why, boolean forGood) implements WatchEvent<T> {}
}
