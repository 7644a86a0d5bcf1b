package dev.podium.orchestrator.testkit.model;

import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.CronPolicy.Concurrency;
import dev.podium.orchestrator.model.workload.Schedule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Schedules as they come out of cron expressions. */
public final class Schedules {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private Schedules() {}

    /** {@code 0/n * * * *}. */
    public static Schedule everyMinutes(int n) {
        long minutes = IntStream.range(0, 60)
                .filter(minute -> minute % n == 0)
                .mapToLong(minute -> 1L << minute)
                .sum();
        return schedule("*/" + n + " * * * *", UTC, minutes, Schedule.ALL_HOURS);
    }

    /** Each day at these times, all of the same minute. */
    public static Schedule daily(String zone, LocalTime... times) {
        long hours = 0;
        for (LocalTime time : times) {
            hours |= 1L << time.getHour();
        }
        int minute = times[0].getMinute();
        return schedule(minute + " … * * *", ZoneId.of(zone), 1L << minute, hours);
    }

    /** One run after the other, three of each end kept, since the world began. */
    public static CronPolicy cron(Schedule schedule, Concurrency concurrency) {
        return new CronPolicy(
                schedule, concurrency, Optional.empty(), false, 3, 3, Instant.parse("2026-01-01T00:00:00Z"), List.of());
    }

    private static Schedule schedule(String text, ZoneId zone, long minutes, long hours) {
        return new Schedule(
                text, zone, minutes, hours, Schedule.ALL_DAYS_OF_MONTH, Schedule.ALL_MONTHS, Schedule.ALL_DAYS_OF_WEEK);
    }
}
