package dev.podium.api.contract.client;

/** A running watch or log stream. Closing it ends it at once; closing twice is no error. */
public interface Watch extends AutoCloseable {
    /** Whether it has come to its end: closed, refused for good, or everything delivered. */
    boolean ended();

    @Override
    void close();
}
