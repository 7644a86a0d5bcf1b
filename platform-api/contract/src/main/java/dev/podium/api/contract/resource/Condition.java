package dev.podium.api.contract.resource;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** One aspect of a resource: {@code status} is True, False or Unknown; {@code reason} is a stable word, {@code message} a sentence. */
@Serdeable
public record Condition(String type, String status, String reason, String message, Instant since) {}
