package dev.podium.orchestrator.model.workload;

import static dev.podium.orchestrator.model.workload.Schedule.ALL_DAYS_OF_MONTH;
import static dev.podium.orchestrator.model.workload.Schedule.ALL_DAYS_OF_WEEK;
import static dev.podium.orchestrator.model.workload.Schedule.ALL_HOURS;
import static dev.podium.orchestrator.model.workload.Schedule.ALL_MONTHS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In Berlin clocks go from 02:00 to 03:00 on 29 March 2026 (at 01:00Z), and from 03:00 to 02:00 on 25 October (at 01:00Z). */
class ScheduleTest {
    private static final long QUARTERS = bits(0, 15, 30, 45);

    @Test
    void comes_at_the_first_minute_after_the_moment_that_fits() {
        Schedule daily = hours("UTC", bits(30), bits(2));
        assertThat(daily.next(at("2026-01-01T02:29:59Z"))).contains(at("2026-01-01T02:30:00Z"));
        assertThat(daily.next(at("2026-01-01T02:30:00Z"))).contains(at("2026-01-02T02:30:00Z"));
    }

    @Test
    void a_time_of_day_that_is_left_out_happens_at_the_first_moment_after_the_jump() {
        Schedule daily = hours("Europe/Berlin", bits(30), bits(2));
        assertThat(moments(daily, "2026-03-28T00:00:00Z", 3))
                .containsExactly(at("2026-03-28T01:30:00Z"), at("2026-03-29T01:00:00Z"), at("2026-03-30T00:30:00Z"));
    }

    @Test
    void several_times_that_are_left_out_happen_once_together() {
        Schedule twice = hours("Europe/Berlin", QUARTERS, bits(2, 3));
        assertThat(moments(twice, "2026-03-29T00:59:00Z", 3))
                .containsExactly(at("2026-03-29T01:00:00Z"), at("2026-03-29T01:15:00Z"), at("2026-03-29T01:30:00Z"));
    }

    @Test
    void a_time_of_day_in_a_repeated_hour_happens_once_in_its_first_pass() {
        Schedule daily = hours("Europe/Berlin", bits(30), bits(2));
        assertThat(moments(daily, "2026-10-24T23:00:00Z", 2))
                .containsExactly(at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z"));
        assertThat(daily.next(at("2026-10-25T01:10:00Z"))).contains(at("2026-10-26T01:30:00Z"));
    }

    @Test
    void every_quarter_of_an_hour_goes_on_through_both_passes_of_a_repeated_hour() {
        Schedule quarters = hours("Europe/Berlin", QUARTERS, ALL_HOURS);
        List<Instant> found = moments(quarters, "2026-10-24T23:50:00Z", 12);
        assertThat(gaps(found)).containsOnly(Duration.ofMinutes(15));
    }

    @Test
    void every_quarter_of_an_hour_goes_on_across_an_hour_that_is_left_out() {
        Schedule quarters = hours("Europe/Berlin", QUARTERS, ALL_HOURS);
        List<Instant> found = moments(quarters, "2026-03-29T00:20:00Z", 8);
        assertThat(gaps(found)).containsOnly(Duration.ofMinutes(15));
    }

    @Test
    void zones_of_half_an_hour_and_jumps_of_half_an_hour_are_followed() {
        Schedule daily = hours("Australia/Lord_Howe", bits(15), bits(2));
        // Clocks there go from 02:00 to 02:30 on 4 October 2026, which is at 15:30Z the day before.
        assertThat(moments(daily, "2026-10-02T20:00:00Z", 2))
                .containsExactly(at("2026-10-03T15:30:00Z"), at("2026-10-04T15:15:00Z"));
    }

    @Test
    void either_day_is_enough_when_both_are_restricted() {
        Schedule thirteenthOrFriday =
                new Schedule("0 0 13 * 5", ZoneId.of("UTC"), bits(0), bits(0), bits(13), ALL_MONTHS, bits(5));
        assertThat(moments(thirteenthOrFriday, "2026-01-08T00:00:00Z", 3))
                .containsExactly(at("2026-01-09T00:00:00Z"), at("2026-01-13T00:00:00Z"), at("2026-01-16T00:00:00Z"));
    }

    @Test
    void the_29th_of_february_comes_in_leap_years_also_across_2100() {
        Schedule leap = new Schedule("0 0 29 2 *", ZoneId.of("UTC"), 1, 1, bits(29), bits(2), ALL_DAYS_OF_WEEK);
        assertThat(leap.fires()).isTrue();
        assertThat(leap.next(at("2026-01-01T00:00:00Z"))).contains(at("2028-02-29T00:00:00Z"));
        assertThat(leap.next(at("2096-03-01T00:00:00Z"))).contains(at("2104-02-29T00:00:00Z"));
    }

    @Test
    void a_day_that_no_month_has_never_comes() {
        Schedule never = new Schedule("0 0 30 2 *", ZoneId.of("UTC"), 1, 1, bits(30), bits(2), ALL_DAYS_OF_WEEK);
        assertThat(never.fires()).isFalse();
        assertThat(never.next(at("2026-01-01T00:00:00Z"))).isEmpty();
        Schedule mondays = new Schedule("0 0 30 2 1", ZoneId.of("UTC"), 1, 1, bits(30), bits(2), bits(1));
        assertThat(mondays.fires()).isTrue();
    }

    @Test
    void the_latest_of_many_moments_is_found_however_long_ago_the_first_was() {
        Schedule minutely = hours("UTC", Schedule.ALL_MINUTES, ALL_HOURS);
        Instant until = at("2026-06-15T12:34:56Z");
        assertThat(minutely.latest(at("1990-01-01T00:00:00Z"), until)).contains(at("2026-06-15T12:34:00Z"));
        Schedule yearly = new Schedule("0 0 1 1 *", ZoneId.of("UTC"), 1, 1, bits(1), bits(1), ALL_DAYS_OF_WEEK);
        assertThat(yearly.latest(at("1990-01-01T00:00:00Z"), until)).contains(at("2026-01-01T00:00:00Z"));
        assertThat(yearly.latest(at("2026-01-01T00:00:00Z"), until)).isEmpty();
    }

    /** Asks minute by minute what the clocks on the wall show, and compares. */
    @Test
    void a_schedule_of_every_hour_names_exactly_the_minutes_whose_clocks_fit() {
        ZoneId zone = ZoneId.of("America/New_York");
        Schedule schedule =
                new Schedule("7,41 * 1,8 3,11 0", zone, bits(7, 41), ALL_HOURS, bits(1, 8), bits(3, 11), bits(7));
        List<Instant> expected = new ArrayList<>();
        for (Instant t = at("2026-02-25T00:00:00Z"); t.isBefore(at("2026-11-20T00:00:00Z")); t = t.plusSeconds(60)) {
            var local = t.atZone(zone);
            boolean day = (local.getDayOfMonth() == 1 || local.getDayOfMonth() == 8)
                    || local.getDayOfWeek().getValue() == 7;
            boolean month = local.getMonthValue() == 3 || local.getMonthValue() == 11;
            if (day && month && (local.getMinute() == 7 || local.getMinute() == 41)) {
                expected.add(t);
            }
        }
        assertThat(moments(schedule, "2026-02-24T23:59:00Z", expected.size())).isEqualTo(expected);
    }

    @Test
    void bits_that_mean_nothing_are_refused() {
        assertThatThrownBy(() -> hours("UTC", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minutes");
        assertThatThrownBy(() -> hours("UTC", 1, 1L << 24)).hasMessageContaining("hours");
    }

    private static List<Instant> moments(Schedule schedule, String after, int count) {
        List<Instant> moments = new ArrayList<>();
        Optional<Instant> next = schedule.next(at(after));
        while (next.isPresent() && moments.size() < count) {
            moments.add(next.get());
            next = schedule.next(next.get());
        }
        return moments;
    }

    private static List<Duration> gaps(List<Instant> moments) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            gaps.add(Duration.of(moments.get(i - 1).until(moments.get(i), ChronoUnit.SECONDS), ChronoUnit.SECONDS));
        }
        return gaps;
    }

    private static Schedule hours(String zone, long minutes, long hours) {
        return new Schedule("…", ZoneId.of(zone), minutes, hours, ALL_DAYS_OF_MONTH, ALL_MONTHS, ALL_DAYS_OF_WEEK);
    }

    private static long bits(int... numbers) {
        long bits = 0;
        for (int number : numbers) {
            bits |= 1L << number;
        }
        return bits;
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
