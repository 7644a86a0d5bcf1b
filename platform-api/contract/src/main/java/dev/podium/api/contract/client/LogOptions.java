package dev.podium.api.contract.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which log lines.
 *
 * @param follow go on with new lines as they are written
 * @param tail only the last so many lines of each instance
 * @param since only lines written at or after this time
 * @param task only of this task; of all instances when absent
 */
public record LogOptions(
        boolean follow,
        @Nullable Integer tail,
        @Nullable Instant since,
        @Nullable String task) {
    public static final LogOptions DEFAULT = new LogOptions(false, null, null, null);

    public static LogOptions following(int tail) {
        return new LogOptions(true, tail, null, null);
    }

    public static LogOptions last(int tail) {
        return new LogOptions(false, tail, null, null);
    }

    public LogOptions of(String onlyTask) {
        return new LogOptions(follow, tail, since, onlyTask);
    }

    public LogOptions from(Instant earliest) {
        return new LogOptions(follow, tail, earliest, task);
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("follow", Boolean.toString(follow));
        if (tail != null) {
            query.put("tail", tail.toString());
        }
        if (since != null) {
            query.put("since", since.toString());
        }
        if (task != null) {
            query.put("task", task);
        }
        return query;
    }
}
