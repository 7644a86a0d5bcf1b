package dev.podium.orchestrator.model.workload;

import java.time.Duration;
import java.util.List;

/**
 * A repeated question to a task.
 *
 * @param every the pause between two questions
 * @param timeout how long an answer may take; no answer counts as a failure
 * @param failures how many failures in a row mean "no"
 */
public record Probe(Check check, Duration every, Duration timeout, int failures) {
    public Probe {
        if (every.isNegative() || every.isZero() || timeout.isNegative() || timeout.isZero() || failures < 1) {
            throw new IllegalArgumentException("probe every " + every + ", timeout " + timeout + ", failures "
                    + failures + " is not valid: expected positive durations and at least one failure");
        }
    }

    /** What is asked. */
    public sealed interface Check {
        /** {@code GET path}: any status from 200 to 399 is a yes. */
        record Http(int port, String path) implements Check {}

        /** An accepted connection is a yes. */
        record Tcp(int port) implements Check {}

        /** Exit code 0 of a command inside the container is a yes. */
        record Exec(List<String> command) implements Check {
            public Exec {
                command = List.copyOf(command);
                if (command.isEmpty()) {
                    throw new IllegalArgumentException("exec probe has no command: expected at least one word");
                }
            }
        }
    }
}
