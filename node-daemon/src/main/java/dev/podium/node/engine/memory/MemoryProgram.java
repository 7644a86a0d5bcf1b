package dev.podium.node.engine.memory;

import dev.podium.node.engine.ContainerPlan;
import java.util.List;
import java.util.Optional;

/**
 * What a container in memory does when it is started.
 *
 * @param output lines it writes at once, on standard output
 * @param errors lines it writes at once, on standard error
 * @param exitCode with which it ends at once; empty when it runs until it is told to end
 * @param refusal the engine's words when it cannot be started at all
 */
public record MemoryProgram(
        List<String> output, List<String> errors, Optional<Integer> exitCode, Optional<String> refusal) {
    public static final MemoryProgram SERVING =
            new MemoryProgram(List.of(), List.of(), Optional.empty(), Optional.empty());

    public MemoryProgram {
        output = List.copyOf(output);
        errors = List.copyOf(errors);
    }

    /** Decides by the plan. */
    public interface Chooser {
        MemoryProgram of(ContainerPlan plan);
    }
}
