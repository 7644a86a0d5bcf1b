package dev.podium.portal.app;

import com.vaadin.flow.router.QueryParameters;
import dev.podium.api.contract.client.LogOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which log lines, and how they are shown.
 *
 * @param instance only of this task
 * @param since how far back; the last lines of each instance when absent
 * @param text only lines that contain it, or match it where {@code regex}
 */
record LogQuery(Optional<String> instance, Optional<Since> since, String text, boolean regex, boolean wrap) {
    static final LogQuery NONE = new LogQuery(Optional.empty(), Optional.empty(), "", false, false);

    private static final int TAIL = 500;
    private static final int LONGEST_DOWNLOAD = 100_000;

    /** How far back. */
    enum Since {
        FIVE_MINUTES("5m", "Last 5 minutes", Duration.ofMinutes(5)),
        HOUR("1h", "Last hour", Duration.ofHours(1)),
        DAY("24h", "Last 24 hours", Duration.ofHours(24));

        private final String key;
        private final String label;
        private final Duration back;

        Since(String key, String label, Duration back) {
            this.key = key;
            this.label = label;
            this.back = back;
        }

        String label() {
            return label;
        }

        static Optional<Since> labelled(String label) {
            return Arrays.stream(values())
                    .filter(since -> since.label.equals(label))
                    .findFirst();
        }

        static Optional<Since> of(String key) {
            return Arrays.stream(values())
                    .filter(since -> since.key.equals(key))
                    .findFirst();
        }
    }

    static LogQuery of(QueryParameters parameters) {
        return new LogQuery(
                parameters.getSingleParameter("instance").filter(id -> !id.isBlank()),
                parameters.getSingleParameter("since").flatMap(Since::of),
                parameters.getSingleParameter("q").orElse(""),
                parameters.getSingleParameter("regex").isPresent(),
                parameters.getSingleParameter("wrap").isPresent());
    }

    void addTo(Map<String, String> values) {
        instance.ifPresent(id -> values.put("instance", id));
        since.ifPresent(back -> values.put("since", back.key));
        if (!text.isBlank()) {
            values.put("q", text);
        }
        if (regex) {
            values.put("regex", "1");
        }
        if (wrap) {
            values.put("wrap", "1");
        }
    }

    LogQuery ofInstance(Optional<String> task) {
        return new LogQuery(task, since, text, regex, wrap);
    }

    LogQuery since(Optional<Since> back) {
        return new LogQuery(instance, back, text, regex, wrap);
    }

    LogQuery filter(String newText, boolean asRegex) {
        return new LogQuery(instance, since, newText, asRegex, wrap);
    }

    LogQuery wrapped(boolean on) {
        return new LogQuery(instance, since, text, regex, on);
    }

    /** Whether both ask the API for the same lines; what is only shown differently does not count. */
    boolean sameLines(LogQuery other) {
        return instance.equals(other.instance) && since.equals(other.since);
    }

    /** What to ask the API for on the page: these lines, then new ones as they are written. */
    LogOptions following(Instant now) {
        return new LogOptions(true, since.isPresent() ? null : TAIL, earliest(now), instance.orElse(null));
    }

    /** What to ask the API for in a download: these lines up to now. */
    LogOptions download(Instant now) {
        return new LogOptions(false, since.isPresent() ? null : LONGEST_DOWNLOAD, earliest(now), instance.orElse(null));
    }

    private @Nullable Instant earliest(Instant now) {
        return since.map(back -> now.minus(back.back)).orElse(null);
    }
}
