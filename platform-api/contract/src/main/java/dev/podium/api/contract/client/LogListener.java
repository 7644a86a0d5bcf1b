package dev.podium.api.contract.client;

import dev.podium.api.contract.app.LogLine;

/** Receives log lines, on one thread. */
public interface LogListener {
    void line(LogLine line);

    /** Something to know about the stream itself, in a sentence: an instance whose node is away, lines left out. */
    void notice(String message);

    /** All there was has been delivered; only without {@code follow}. */
    void complete();

    /** @param forGood whether the stream has given up because the API refuses it, rather than trying again */
    void interrupted(ApiException why, boolean forGood);
}
