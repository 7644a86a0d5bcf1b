package dev.podium.api.contract.job;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.serde.annotation.Serdeable;

/** A cron: what was declared, with every default filled in, and the jobs it made. */
@Serdeable
public record Cron(Metadata metadata, JobSpec spec, CronStatus status) {}
