package dev.podium.api.contract.job;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;

/** A job: what was declared, with every default filled in, and how far it is. Also each run of a cron is one. */
@Serdeable
public record Job(Metadata metadata, JobSpec spec, JobStatus status) {}
