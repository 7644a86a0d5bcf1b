package dev.podium.orchestrator.wire;

import com.google.protobuf.ByteString;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.run.SlotNumbers;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.wire.v1.Skipped;
import java.time.Instant;
import java.util.Optional;

/** What is remembered of jobs and crons. */
public final class RunCodec {
    private RunCodec() {}

    public static dev.podium.orchestrator.wire.v1.RunBook encode(RunBook book) {
        var message = dev.podium.orchestrator.wire.v1.RunBook.newBuilder()
                .setWorkload(Scalars.encode(book.workload()))
                .setUid(book.uid())
                .setUpTo(book.upTo().toEpochMilli())
                .setTriggeredUpTo(book.triggeredUpTo().toEpochMilli())
                .addAllRuns(book.runs().stream().map(RunCodec::encode).toList());
        book.skipped()
                .map(skipped -> Skipped.newBuilder()
                        .setAt(skipped.at().toEpochMilli())
                        .setReason(skipped.reason())
                        .build())
                .ifPresent(message::setSkipped);
        return message.build();
    }

    public static RunBook decode(dev.podium.orchestrator.wire.v1.RunBook book) {
        return new RunBook(
                Scalars.decode(book.getWorkload()),
                book.getUid(),
                Instant.ofEpochMilli(book.getUpTo()),
                Instant.ofEpochMilli(book.getTriggeredUpTo()),
                book.getRunsList().stream().map(RunCodec::decode).toList(),
                book.hasSkipped() ? Optional.of(decode(book.getSkipped())) : Optional.empty());
    }

    private static RunBook.Skipped decode(Skipped skipped) {
        return new RunBook.Skipped(Instant.ofEpochMilli(skipped.getAt()), skipped.getReason());
    }

    private static dev.podium.orchestrator.wire.v1.Run encode(Run run) {
        var message = dev.podium.orchestrator.wire.v1.Run.newBuilder()
                .setId(Scalars.encode(run.id()))
                .setUid(run.uid())
                .setReleaseNumber(run.revision().release())
                .setRestarts(run.revision().restarts())
                .setStartedAt(run.startedAt().toEpochMilli())
                .setSucceeded(ByteString.copyFrom(run.succeeded().bytes()))
                .setFailures(run.failures())
                .setExpired(run.expired());
        run.scheduledAt().map(Instant::toEpochMilli).ifPresent(message::setScheduledAt);
        run.definition()
                .ifPresent(what -> message.setRelease(ReleaseCodec.encode(what.release()))
                        .setPolicy(JobCodec.encode(what.policy())));
        run.end().map(RunCodec::encode).ifPresent(message::setEnd);
        return message.build();
    }

    private static Run decode(dev.podium.orchestrator.wire.v1.Run run) {
        return new Run(
                Scalars.decode(run.getId()),
                run.getUid(),
                new Revision(run.getReleaseNumber(), run.getRestarts()),
                run.hasScheduledAt() ? Optional.of(Instant.ofEpochMilli(run.getScheduledAt())) : Optional.empty(),
                Instant.ofEpochMilli(run.getStartedAt()),
                run.hasRelease() ? Optional.of(definition(run)) : Optional.empty(),
                SlotNumbers.ofBytes(run.getSucceeded().toByteArray()),
                run.getFailures(),
                run.hasEnd() ? Optional.of(decode(run.getEnd())) : Optional.empty(),
                run.getExpired());
    }

    private static Run.Definition definition(dev.podium.orchestrator.wire.v1.Run run) {
        return new Run.Definition(ReleaseCodec.decode(run.getRelease()), JobCodec.decode(run.getPolicy()));
    }

    private static dev.podium.orchestrator.wire.v1.RunEnd encode(RunEnd end) {
        return dev.podium.orchestrator.wire.v1.RunEnd.newBuilder()
                .setSucceeded(end.succeeded())
                .setReason(end.reason())
                .setMessage(end.message())
                .setAt(end.at().toEpochMilli())
                .build();
    }

    private static RunEnd decode(dev.podium.orchestrator.wire.v1.RunEnd end) {
        return new RunEnd(
                end.getSucceeded() ? RunEnd.Outcome.SUCCEEDED : RunEnd.Outcome.FAILED,
                end.getReason(),
                end.getMessage(),
                Instant.ofEpochMilli(end.getAt()));
    }
}
