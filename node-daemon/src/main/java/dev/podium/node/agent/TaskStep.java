package dev.podium.node.agent;

import java.time.Instant;

/** The one thing to do next for a task. */
sealed interface TaskStep {
    /** Say that the node knows of it. */
    record Accept() implements TaskStep {}

    /** Nothing before this instant (restart backoff), unless something changes. */
    record WaitUntil(Instant notBefore) implements TaskStep {}

    /** Image and sandbox. */
    record Prepare() implements TaskStep {}

    /** Container made and started. */
    record Start() implements TaskStep {}

    /** It runs: look whether it still does, then wait for something to change. */
    record Watch() implements TaskStep {}

    /** Signal, grace, kill. */
    record Stop() implements TaskStep {}

    /** It is to stop before it ever ran. */
    record CallOff() implements TaskStep {}

    /** It is over; its container is kept for its logs until something changes. */
    record Rest() implements TaskStep {}

    /** Nothing of it may remain. */
    record Remove() implements TaskStep {}
}
