package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** One line an instance wrote. {@code stream} is stdout or stderr. */
@Serdeable
public record LogLine(String task, String slot, String node, Instant time, String stream, String text) {}
