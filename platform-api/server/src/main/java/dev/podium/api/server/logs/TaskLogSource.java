package dev.podium.api.server.logs;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the log of one task from its node. Answered by the orchestrator. */
public interface TaskLogSource {
    /** @throws LogUnavailableException when the node cannot be asked, or has no log of the task */
    TaskLog open(NodeName node, Query query);

    /**
     * Which lines.
     *
     * @param follow wait for new lines after the last
     * @param tail only the last so many; all where absent
     * @param since only those written at or after this time
     */
    record Query(TaskId task, boolean follow, OptionalInt tail, Optional<Instant> since) {}

    record Line(Instant time, boolean stderr, String text) {}

    /** Lines in the order in which they were written; asking for the next one blocks until there is one or the log has ended. */
    interface TaskLog extends Iterator<Line>, AutoCloseable {
        /** May be called by another thread, and ends a wait. */
        @Override
        void close();
    }

    /** The log cannot be read, or not to its end; the message says why. */
    final class LogUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LogUnavailableException(String message) {
            super(message);
        }
    }
}
