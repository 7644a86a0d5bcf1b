package dev.podium.node.agent;

import dev.podium.node.engine.ContainerView;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Resources;
import java.util.Optional;

/** How a task ended, in the words that are reported. */
record Verdict(TaskState state, String reason, String message, Optional<Integer> exitCode) {
    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    static Verdict rejected(String reason, String message) {
        return new Verdict(TaskState.REJECTED, reason, message, Optional.empty());
    }

    static Verdict failed(String reason, String message) {
        return new Verdict(TaskState.FAILED, reason, message, Optional.empty());
    }

    static Verdict shutdown(String message, Optional<Integer> exitCode) {
        return new Verdict(TaskState.SHUTDOWN, "Stopped", message, exitCode);
    }

    /**
     * A process that ended by itself.
     *
     * @param sandboxIntact a sandbox never ends by itself, so one that is gone too means that the engine went down
     */
    static Verdict of(ContainerView.Exit exit, boolean sandboxIntact, Resources resources) {
        Optional<Integer> code = Optional.of(exit.code());
        if (exit.outOfMemory()) {
            String message = "the process needed more than its memory limit of " + resources.memoryLimit()
                    + " and was ended by the kernel";
            return new Verdict(TaskState.FAILED, "OutOfMemory", message, code);
        }
        if (!sandboxIntact) {
            return new Verdict(
                    TaskState.FAILED,
                    "EngineRestarted",
                    "the container engine stopped and took the process along",
                    code);
        }
        if (exit.code() == 0) {
            return new Verdict(TaskState.COMPLETE, "Completed", "the process ended with exit code 0", code);
        }
        return new Verdict(TaskState.FAILED, "ExitedWithError", words(exit), code);
    }

    private static String words(ContainerView.Exit exit) {
        int signal = exit.code() - SIGNAL_BASE;
        String killed = signal > 0 && signal <= LAST_SIGNAL ? " (ended by signal " + signal + ")" : "";
        String error = exit.error().isEmpty() ? "" : ": " + exit.error();
        return "the process ended with exit code " + exit.code() + killed + error;
    }

    TaskStatus onto(TaskStatus status) {
        TaskStatus said = Statuses.because(Statuses.ready(status, false), reason, message);
        return exitCode.map(code -> Statuses.exited(said, code)).orElse(said);
    }
}
