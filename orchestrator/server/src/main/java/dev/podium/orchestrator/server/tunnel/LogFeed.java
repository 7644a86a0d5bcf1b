package dev.podium.orchestrator.server.tunnel;

import java.util.Iterator;

/**
 * The lines of a log as they come. For one reading thread; {@link #close} may be called by any and wakes the reader.
 *
 * <p>{@link #hasNext} blocks until there is a line or the log has ended, and throws {@link LogsUnavailableException} where the log
 * broke off before its end.
 */
public interface LogFeed extends Iterator<TaskLogLine>, AutoCloseable {
    /** Tells the node to stop; lines not yet read are lost. */
    @Override
    void close();
}
