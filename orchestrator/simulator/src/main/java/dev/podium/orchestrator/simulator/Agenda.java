package dev.podium.orchestrator.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, and when. Time stands still while something happens and then jumps to whatever is next. */
public final class Agenda {
    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private Instant now = BEGINNING;
    private long last;
    private long done;

    /** @param number in the order in which they were written down, which decides between entries for the same moment */
    private record Entry(Instant at, long number, Runnable what) {}

    public Instant now() {
        return now;
    }

    public Duration elapsed() {
        return Duration.between(BEGINNING, now);
    }

    /** How many entries are done. */
    long done() {
        return done;
    }

    public void at(Instant moment, Runnable what) {
        entries.add(new Entry(moment.isBefore(now) ? now : moment, ++last, what));
    }

    public void after(Duration time, Runnable what) {
        at(now.plus(time), what);
    }

    /** Does the next entry; {@code false} when there is none before {@code end}, which it then is. */
    boolean next(Instant end) {
        Entry entry = entries.peek();
        if (entry == null || entry.at().isAfter(end)) {
            now = end;
            return false;
        }
        entries.remove();
        now = entry.at();
        done++;
        entry.what().run();
        return true;
    }
}
