package dev.podium.orchestrator.server.loop;

import java.time.Duration;
import org.slf4j.Logger;

/** Says a failure once however often it repeats, and how long to rest before the next attempt. */
final class FailureLog {
    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final Logger log;
    private final String who;
    private String last = "";
    private int inARow;
    private Duration rest = FIRST_REST;

    FailureLog(Logger log, String who) {
        this.log = log;
        this.who = who;
    }

    /** Notes a failure; how long to rest. */
    Duration next(RuntimeException failure) {
        inARow++;
        String what = failure.toString();
        if (!what.equals(last)) {
            log.error("{} failed and tries again, resting up to {} in between", who, LONGEST_REST, failure);
            last = what;
        }
        Duration now = rest;
        rest = now.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : now.multipliedBy(2);
        return now;
    }

    /** Notes that it works. */
    void over() {
        if (inARow > 0) {
            log.info("{} works again after {} failures", who, inARow);
            inARow = 0;
            last = "";
            rest = FIRST_REST;
        }
    }
}
