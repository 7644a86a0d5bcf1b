package dev.podium.orchestrator.model.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * The moments a cron expression of five fields names, on the wall clocks of a zone. To the minute.
 *
 * <p>Where clocks jump, there are two readings. A schedule of every hour means the passing of time: it follows the clock in both
 * passes of a repeated hour, and does nothing in an hour that is left out. One of certain hours means times of day: each happens
 * once a day, in the first pass of a repeated hour, and one that is left out happens at the first moment after the jump.
 *
 * <p>As in cron: when both day of month and day of week are restricted, either is enough.
 *
 * @param text as it was written
 * @param minutes bits 0 to 59
 * @param hours bits 0 to 23
 * @param daysOfMonth bits 1 to 31
 * @param months bits 1 to 12
 * @param daysOfWeek bits 1 (Monday) to 7 (Sunday)
 */
public record Schedule(
        String text, ZoneId zone, long minutes, long hours, long daysOfMonth, long months, long daysOfWeek) {
    public static final long ALL_MINUTES = (1L << 60) - 1;
    public static final long ALL_HOURS = (1L << 24) - 1;
    public static final long ALL_DAYS_OF_MONTH = ((1L << 32) - 1) & ~1L;
    public static final long ALL_MONTHS = ((1L << 13) - 1) & ~1L;
    public static final long ALL_DAYS_OF_WEEK = ((1L << 8) - 1) & ~1L;

    /** 29 February comes again within eight years, across a century that has none too. */
    private static final int YEARS_TO_LOOK = 9;

    public Schedule {
        within("minutes", minutes, ALL_MINUTES);
        within("hours", hours, ALL_HOURS);
        within("days of month", daysOfMonth, ALL_DAYS_OF_MONTH);
        within("months", months, ALL_MONTHS);
        within("days of week", daysOfWeek, ALL_DAYS_OF_WEEK);
    }

    private static void within(String what, long bits, long all) {
        if (bits == 0 || (bits & ~all) != 0) {
            throw new IllegalArgumentException(what + " " + Long.toBinaryString(bits) + " of a schedule are not valid:"
                    + " expected at least one bit, and none beyond " + Long.toBinaryString(all));
        }
    }

    /** Whether there is such a day at all: 30 February is none. */
    public boolean fires() {
        if (daysOfWeek != ALL_DAYS_OF_WEEK) {
            return true;
        }
        return List.of(Month.values()).stream()
                .filter(month -> has(months, month.getValue()))
                .anyMatch(month -> Long.numberOfTrailingZeros(daysOfMonth) <= month.maxLength());
    }

    /** The first moment after {@code after}; empty when there is none within nine years. */
    public Optional<Instant> next(Instant after) {
        return hours == ALL_HOURS ? nextByTheClock(after) : nextTimeOfDay(after);
    }

    /** The last moment after {@code after}, at {@code until} at the latest. */
    public Optional<Instant> latest(Instant after, Instant until) {
        Optional<Instant> first = next(after).filter(moment -> !moment.isAfter(until));
        if (first.isEmpty()) {
            return first;
        }
        // Looks back in ever longer steps, so that years nobody was there cost no more than the last of them.
        Instant from = until;
        Optional<Instant> found = Optional.empty();
        for (long back = 1; found.isEmpty() && from.isAfter(after); back *= 2) {
            Instant earlier = until.minus(back, ChronoUnit.MINUTES);
            from = earlier.isBefore(after) ? after : earlier;
            found = next(from).filter(moment -> !moment.isAfter(until));
        }
        Instant last = found.orElse(first.get());
        for (Optional<Instant> more = found; more.isPresent(); ) {
            last = more.get();
            more = next(last).filter(moment -> !moment.isAfter(until));
        }
        return Optional.of(last);
    }

    /** Every moment whose wall clock fits: looked for from one jump of the clocks to the next. */
    private Optional<Instant> nextByTheClock(Instant after) {
        ZoneRules rules = zone.getRules();
        Instant from = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant limit = from.plus(366L * YEARS_TO_LOOK, ChronoUnit.DAYS);
        while (from.isBefore(limit)) {
            ZoneOffset offset = rules.getOffset(from);
            ZoneOffsetTransition jump = rules.nextTransition(from);
            Instant end = jump == null ? limit : jump.getInstant();
            Optional<Instant> found = fitting(
                            LocalDateTime.ofInstant(from, offset), LocalDateTime.ofInstant(end, offset))
                    .map(local -> local.toInstant(offset))
                    .filter(moment -> moment.isBefore(end));
            if (found.isPresent()) {
                return found;
            }
            from = end;
        }
        return Optional.empty();
    }

    /** Every wall-clock time that fits, each once: what has become of it is later than what has become of an earlier one. */
    private Optional<Instant> nextTimeOfDay(Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime limit = from.plusYears(YEARS_TO_LOOK);
        Optional<LocalDateTime> local = fitting(from, limit);
        while (local.isPresent()) {
            Instant moment = moment(local.get());
            if (moment.isAfter(after)) {
                return Optional.of(moment);
            }
            local = fitting(local.get().plusMinutes(1), limit);
        }
        return Optional.empty();
    }

    private Instant moment(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition jump = rules.getTransition(local);
        if (jump != null && jump.isGap()) {
            return jump.getInstant();
        }
        // Of a repeated hour the offset before the jump is the one of the first pass.
        return local.toInstant(jump == null ? rules.getOffset(local) : jump.getOffsetBefore());
    }

    /** The first wall-clock time from {@code from} on, before {@code limit}, all of whose fields are wanted. */
    private Optional<LocalDateTime> fitting(LocalDateTime from, LocalDateTime limit) {
        LocalDate day = from.toLocalDate();
        int minuteOfDay = from.getHour() * 60 + from.getMinute();
        while (!day.isAfter(limit.toLocalDate())) {
            if (!has(months, day.getMonthValue())) {
                day = YearMonth.from(day).plusMonths(1).atDay(1);
                minuteOfDay = 0;
                continue;
            }
            int found = onDay(day) ? minuteOfDay(minuteOfDay) : -1;
            if (found >= 0) {
                LocalDateTime local = day.atTime(found / 60, found % 60);
                return local.isBefore(limit) ? Optional.of(local) : Optional.empty();
            }
            day = day.plusDays(1);
            minuteOfDay = 0;
        }
        return Optional.empty();
    }

    private boolean onDay(LocalDate day) {
        boolean ofMonth = has(daysOfMonth, day.getDayOfMonth());
        boolean ofWeek = has(daysOfWeek, day.getDayOfWeek().getValue());
        boolean either = daysOfMonth != ALL_DAYS_OF_MONTH && daysOfWeek != ALL_DAYS_OF_WEEK;
        return either ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    /** The first wanted minute of a day that is not before {@code from}, or -1. */
    private int minuteOfDay(int from) {
        int hour = from / 60;
        if (has(hours, hour)) {
            long later = minutes >>> (from % 60);
            if (later != 0) {
                return from + Long.numberOfTrailingZeros(later);
            }
        }
        long laterHours = hour == 23 ? 0 : hours >>> (hour + 1);
        return laterHours == 0
                ? -1
                : (hour + 1 + Long.numberOfTrailingZeros(laterHours)) * 60 + Long.numberOfTrailingZeros(minutes);
    }

    private static boolean has(long bits, int bit) {
        return (bits >>> bit & 1) != 0;
    }
}
