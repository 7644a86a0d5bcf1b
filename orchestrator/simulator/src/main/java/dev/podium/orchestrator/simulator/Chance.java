package dev.podium.orchestrator.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Everything that is left to chance, decided by a seed. */
public final class Chance {
    private final Random random;

    public Chance(long seed) {
        // Neighbouring seeds of Random begin alike, so they are spread first.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public Duration millis(int least, int most) {
        return Duration.ofMillis(between(least, most));
    }

    public Duration seconds(int least, int most) {
        return millis(least * 1000, most * 1000);
    }

    public <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    long fork() {
        return random.nextLong();
    }
}
