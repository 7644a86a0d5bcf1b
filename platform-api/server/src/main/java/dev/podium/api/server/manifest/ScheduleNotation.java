package dev.podium.api.server.manifest;

import static java.util.Objects.requireNonNull;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.IntegerFieldValue;
import com.cronutils.parser.CronParser;
import dev.podium.orchestrator.model.workload.Schedule;
import java.time.ZoneId;

/**
 * Cron expressions of five fields, {@code 30 2 * * mon-fri}. They are read here, once, and travel as the minutes, hours and days they
 * name, so that whoever decides needs no parser.
 */
public final class ScheduleNotation {
    private static final int LONGEST = 200;
    private static final int SUNDAY = 7;

    private ScheduleNotation() {}

    /** @throws IllegalArgumentException naming the text and what was expected, also when there is no such day */
    public static Schedule parse(String text, ZoneId zone) {
        Schedule schedule = schedule(text, zone);
        if (!schedule.fires()) {
            throw new IllegalArgumentException("schedule " + Shown.text(text)
                    + " never fires: no month it names has such a day; expected a day of the month that there is");
        }
        return schedule;
    }

    private static Schedule schedule(String text, ZoneId zone) {
        try {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException(text.length() + " characters are too many");
            }
            Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text);
            return new Schedule(
                    text,
                    zone,
                    bits(cron, CronFieldName.MINUTE, 0, 59),
                    bits(cron, CronFieldName.HOUR, 0, 23),
                    bits(cron, CronFieldName.DAY_OF_MONTH, 1, 31),
                    bits(cron, CronFieldName.MONTH, 1, 12),
                    week(bits(cron, CronFieldName.DAY_OF_WEEK, 0, 7)));
        } catch (IllegalArgumentException complaint) {
            throw new IllegalArgumentException(
                    "schedule " + Shown.text(text)
                            + " does not parse: expected minute, hour, day of month, month and day of week, for example"
                            + " \"30 2 * * mon-fri\" (" + complaint.getMessage() + ")",
                    complaint);
        }
    }

    private static long bits(Cron cron, CronFieldName field, int least, int most) {
        return bits(requireNonNull(cron.retrieveFieldsAsMap().get(field)).getExpression(), least, most);
    }

    private static long bits(FieldExpression expression, int least, int most) {
        return switch (expression) {
            case Always _ -> range(least, most, 1);
            case On on -> 1L << number(on.getTime());
            case Between between -> range(number(between.getFrom()), number(between.getTo()), 1);
            case Every every -> every(every, least, most);
            case And and ->
                and.getExpressions().stream()
                        .mapToLong(part -> bits(part, least, most))
                        .reduce(0, (a, b) -> a | b);
            default -> throw new IllegalArgumentException("\"" + expression.asString() + "\" is not supported");
        };
    }

    /** {@code 10/15} means from 10 on, in steps of 15. */
    private static long every(Every every, int least, int most) {
        int step = every.getPeriod().getValue();
        if (step < 1) {
            throw new IllegalArgumentException("a step of " + step + " gets nowhere");
        }
        return switch (every.getExpression()) {
            case Between between -> range(number(between.getFrom()), number(between.getTo()), step);
            case On on -> range(number(on.getTime()), most, step);
            case null, default -> range(least, most, step);
        };
    }

    private static long range(int from, int to, int step) {
        if (from > to) {
            throw new IllegalArgumentException("the range " + from + "-" + to + " runs backwards");
        }
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static int number(FieldValue<?> value) {
        if (value instanceof IntegerFieldValue number) {
            return number.getValue();
        }
        throw new IllegalArgumentException("\"" + value.getValue() + "\" is not supported");
    }

    /** Sunday is 0 and 7. */
    private static long week(long bits) {
        return (bits & 1) != 0 ? (bits | 1L << SUNDAY) & ~1L : bits;
    }
}
