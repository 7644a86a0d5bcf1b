package dev.podium.api.server.settings;

import com.fasterxml.uuid.Generators;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The real clock, ids and randomness; tests replace what they want to hold still. */
@Factory
final class Sources {
    /** Primary, because the framework brings a clock of its own. */
    @Singleton
    @Primary
    InstantSource clock() {
        return InstantSource.system();
    }

    @Singleton
    Ids ids() {
        var generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }

    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
