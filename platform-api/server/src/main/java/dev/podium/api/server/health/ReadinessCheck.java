package dev.podium.api.server.health;

import java.util.Optional;

/** One thing the server cannot do without. */
public interface ReadinessCheck {
    String name();

    /** What is wrong, in words fit for everybody; empty when all is well. Answers within a second or two. */
    Optional<String> wrong();
}
