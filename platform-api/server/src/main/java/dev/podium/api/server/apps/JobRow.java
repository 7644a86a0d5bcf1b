package dev.podium.api.server.apps;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.api.contract.job.JobTerms;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.wire.RunCodec;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a job or cron has beside what an app has.
 *
 * @param since when its schedule took effect
 * @param triggers when somebody asked for a run: milliseconds, joined by commas
 * @param book the leader's record, as it was last seen
 */
@MappedEntity("jobs")
record JobRow(
        @Id UUID appUid,
        String terms,
        Instant since,
        String triggers,
        @Nullable String book) {

    JobTerms jobTerms() {
        return TermsJson.read(terms);
    }

    List<Instant> asked() {
        return Arrays.stream(triggers.split(","))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .toList();
    }

    static String triggers(List<Instant> asked) {
        return asked.stream()
                .map(moment -> Long.toString(moment.toEpochMilli()))
                .collect(Collectors.joining(","));
    }

    static String encoded(RunBook book) {
        return Base64.getEncoder().encodeToString(RunCodec.encode(book).toByteArray());
    }

    Optional<RunBook> runBook() {
        return Optional.ofNullable(book).map(text -> {
            try {
                return RunCodec.decode(dev.podium.orchestrator.wire.v1.RunBook.parseFrom(
                        Base64.getDecoder().decode(text)));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("the database has runs of " + appUid + " that cannot be read", e);
            }
        });
    }
}
