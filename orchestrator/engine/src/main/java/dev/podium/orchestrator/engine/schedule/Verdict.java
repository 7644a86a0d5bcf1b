package dev.podium.orchestrator.engine.schedule;

import java.util.function.Supplier;

/** A filter's answer about one node. */
public sealed interface Verdict {
    record Pass() implements Verdict {
        static final Pass INSTANCE = new Pass();
    }

    /**
     * @param reason why, with the values that matter; only asked for when somebody is told
     * @param remedy what would turn this "no" into a "yes"
     */
    record Fail(RefusalCode code, Supplier<String> reason, Supplier<String> remedy) implements Verdict {}

    default boolean passed() {
        return this instanceof Pass;
    }
}
