package dev.podium.orchestrator.model.run;

import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the run of a cron is called: the cron's name and the moment it stands for, in UTC, so that the two passes of an hour that
 * the clocks repeat are two names. {@code report-202603290130}; one that somebody asked for has seconds and milliseconds as well.
 *
 * @param cron what it is a run of
 * @param at the moment it stands for
 * @param triggered somebody asked for it
 */
public record RunName(WorkloadId cron, Instant at, boolean triggered) {
    /** The longest name a cron may have, so that those of its runs are names as well. */
    public static final int LONGEST_CRON = 45;

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern RESERVED = Pattern.compile(".*-(\\d{12}|\\d{17})");

    public WorkloadId id() {
        String moment = (triggered ? MILLIS : MINUTES).format(at);
        return new WorkloadId(cron.namespace(), cron.name() + "-" + moment);
    }

    /** Also tells the runs of a cron from those of an earlier one of the same name. */
    public String uid(Workload of) {
        return of.uid() + "@" + at.toEpochMilli() + (triggered ? "!" : "");
    }

    /** Whether only runs of crons may be called so. */
    public static boolean reserved(String name) {
        return RESERVED.matcher(name).matches();
    }
}
