package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Schedule;
import dev.podium.orchestrator.wire.v1.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When jobs are done, and when crons make one. */
final class JobCodec {
    private JobCodec() {}

    static dev.podium.orchestrator.wire.v1.JobPolicy encode(JobPolicy policy) {
        var message = dev.podium.orchestrator.wire.v1.JobPolicy.newBuilder()
                .setCompletions(policy.completions())
                .setParallelism(policy.parallelism())
                .setBackoffLimit(policy.backoffLimit());
        policy.deadline().map(Duration::toMillis).ifPresent(message::setDeadline);
        policy.ttlAfterFinished().map(Duration::toMillis).ifPresent(message::setTtlAfterFinished);
        return message.build();
    }

    static JobPolicy decode(dev.podium.orchestrator.wire.v1.JobPolicy policy) {
        return new JobPolicy(
                policy.getCompletions(),
                policy.getParallelism(),
                policy.getBackoffLimit(),
                policy.hasDeadline() ? Optional.of(Duration.ofMillis(policy.getDeadline())) : Optional.empty(),
                policy.hasTtlAfterFinished()
                        ? Optional.of(Duration.ofMillis(policy.getTtlAfterFinished()))
                        : Optional.empty());
    }

    static dev.podium.orchestrator.wire.v1.CronPolicy encode(CronPolicy policy) {
        var message = dev.podium.orchestrator.wire.v1.CronPolicy.newBuilder()
                .setSchedule(encode(policy.schedule()))
                .setConcurrency(encode(policy.concurrency()))
                .setSuspended(policy.suspended())
                .setKeepSucceeded(policy.keepSucceeded())
                .setKeepFailed(policy.keepFailed())
                .setSince(policy.since().toEpochMilli())
                .addAllTriggers(
                        policy.triggers().stream().map(Instant::toEpochMilli).toList());
        policy.startingDeadline().map(Duration::toMillis).ifPresent(message::setStartingDeadline);
        return message.build();
    }

    static CronPolicy decode(dev.podium.orchestrator.wire.v1.CronPolicy policy) {
        return new CronPolicy(
                decode(policy.getSchedule()),
                decode(policy.getConcurrency()),
                policy.hasStartingDeadline()
                        ? Optional.of(Duration.ofMillis(policy.getStartingDeadline()))
                        : Optional.empty(),
                policy.getSuspended(),
                policy.getKeepSucceeded(),
                policy.getKeepFailed(),
                Instant.ofEpochMilli(policy.getSince()),
                policy.getTriggersList().stream().map(Instant::ofEpochMilli).toList());
    }

    static dev.podium.orchestrator.wire.v1.Schedule encode(Schedule schedule) {
        return dev.podium.orchestrator.wire.v1.Schedule.newBuilder()
                .setText(schedule.text())
                .setZone(schedule.zone().getId())
                .setMinutes(schedule.minutes())
                .setHours(schedule.hours())
                .setDaysOfMonth(schedule.daysOfMonth())
                .setMonths(schedule.months())
                .setDaysOfWeek(schedule.daysOfWeek())
                .build();
    }

    static Schedule decode(dev.podium.orchestrator.wire.v1.Schedule schedule) {
        return new Schedule(
                schedule.getText(),
                ZoneId.of(schedule.getZone()),
                schedule.getMinutes(),
                schedule.getHours(),
                schedule.getDaysOfMonth(),
                schedule.getMonths(),
                schedule.getDaysOfWeek());
    }

    private static Concurrency encode(CronPolicy.Concurrency concurrency) {
        return switch (concurrency) {
            case ALLOW -> Concurrency.CONCURRENCY_ALLOW;
            case FORBID -> Concurrency.CONCURRENCY_FORBID;
            case REPLACE -> Concurrency.CONCURRENCY_REPLACE;
        };
    }

    private static CronPolicy.Concurrency decode(Concurrency concurrency) {
        return switch (concurrency) {
            case CONCURRENCY_ALLOW -> CronPolicy.Concurrency.ALLOW;
            case CONCURRENCY_FORBID -> CronPolicy.Concurrency.FORBID;
            case CONCURRENCY_REPLACE -> CronPolicy.Concurrency.REPLACE;
            case CONCURRENCY_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("concurrency of a cron", concurrency);
        };
    }
}
