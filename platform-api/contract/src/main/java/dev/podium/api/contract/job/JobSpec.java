package dev.podium.api.contract.job;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.podium.api.contract.app.AppSpec;
import io.micronaut.serde.annotation.Serdeable;

/** What a developer declares of a job or a cron: one flat document of what an app has and what a job has beside that. */
@Serdeable
public record JobSpec(
        @JsonUnwrapped AppSpec app, @JsonUnwrapped JobTerms terms) {

    /** The least that runs: an image whose process ends by itself. */
    public static JobSpec of(String image, JobTerms terms) {
        return new JobSpec(
                new AppSpec(
                        image, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null),
                terms);
    }
}
