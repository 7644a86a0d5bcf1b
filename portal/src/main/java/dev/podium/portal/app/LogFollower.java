package dev.podium.portal.app;

import dev.podium.api.contract.app.LogLine;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.LogListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Collects lines between two looks at them. When more arrive than a page can show, the oldest go and a note says how many: a page
 * that lags behind must not hold up the stream or fill the memory.
 */
final class LogFollower implements LogListener {
    private static final int MOST_WAITING = 4_000;

    private final Runnable changed;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private int skipped;
    private boolean interrupted;

    /** @param changed called, on the stream's thread, when there is something to take */
    LogFollower(Runnable changed) {
        this.changed = changed;
    }

    /** A line, or a note about the stream. */
    sealed interface Entry {
        record Line(LogLine line) implements Entry {}

        record Note(String text) implements Entry {}
    }

    /** Everything that has arrived since the last call. */
    synchronized List<Entry> take() {
        List<Entry> taken = new ArrayList<>();
        if (skipped > 0) {
            taken.add(
                    new Entry.Note(skipped + " lines came too fast to show and were left out; the download has them."));
        }
        taken.addAll(waiting);
        waiting.clear();
        skipped = 0;
        return taken;
    }

    @Override
    public void line(LogLine line) {
        interrupted = false;
        add(new Entry.Line(line));
    }

    @Override
    public void notice(String message) {
        add(new Entry.Note(message));
    }

    @Override
    public void complete() {
        add(new Entry.Note("That is all there is."));
    }

    @Override
    public void interrupted(ApiException why, boolean forGood) {
        if (forGood) {
            add(new Entry.Note(String.valueOf(why.getMessage())));
        } else if (!interrupted) {
            interrupted = true;
            add(new Entry.Note("The connection is lost; trying again. " + why.getMessage()));
        }
    }

    private void add(Entry entry) {
        synchronized (this) {
            waiting.add(entry);
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
                skipped++;
            }
        }
        changed.run();
    }
}
