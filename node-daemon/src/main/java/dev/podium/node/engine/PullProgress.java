package dev.podium.node.engine;

/**
 * How far a pull has come, over all layers known so far.
 *
 * @param done bytes fetched
 * @param total bytes to fetch, zero while not known
 */
public record PullProgress(long done, long total) {}
