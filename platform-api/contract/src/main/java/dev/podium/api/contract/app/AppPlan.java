package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a write would do, without doing it. */
@Serdeable
public record AppPlan(
        boolean creates,
        boolean changes,
        int release,
        AppSpec spec,
        List<Difference> differences,
        List<Placement> placement,
        List<Preemption> preempts,
        @Nullable Outlook outlook,
        List<String> warnings) {
    /** @param pointer JSON pointer into the spec; {@code before} is absent where something is new, {@code after} where it goes */
    @Serdeable
    public record Difference(
            String pointer,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * An instance of lower priority that would make room.
     *
     * @param app absent when it is of another namespace
     * @param slot absent when it is of another namespace
     */
    @Serdeable
    public record Preemption(@Nullable String app, @Nullable String slot, String node) {}

    /** @param action create, keep, replace or stop */
    @Serdeable
    public record Placement(
            String slot, String action, @Nullable String node) {}
}
