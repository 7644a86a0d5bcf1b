package dev.podium.api.server.status;

import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first cause for an app not being where it should be.
 *
 * @param reason a short stable word
 * @param message one sentence with the values that matter
 */
record Trouble(String reason, String message) {
    /** Reasons the engine gives for merely not being done yet. */
    private static final Set<String> PATIENCE =
            Set.of("WaitingForReady", "Updating", "RollingOut", "Starting", "Draining");

    /** What fails comes first, then what cannot be placed, then what stopped answering. */
    static Optional<Trouble> of(List<Instance> current, @Nullable Outlook outlook) {
        return failure(current)
                .or(() -> Optional.ofNullable(outlook)
                        .filter(o -> !PATIENCE.contains(o.reason()))
                        .map(Trouble::of))
                .or(() -> unreachable(current))
                .or(() -> unready(current));
    }

    private static Trouble of(Outlook outlook) {
        String remedy = outlook.remedy().isEmpty() ? "" : " " + statement(outlook.remedy());
        return new Trouble(outlook.reason(), statement(outlook.message()) + remedy);
    }

    /** The last failure of a slot that has not been ready since. */
    private static Optional<Trouble> failure(List<Instance> current) {
        return Instances.bySlot(current).values().stream()
                .flatMap(slot -> lastFailure(slot).stream())
                .findFirst();
    }

    private static Optional<Trouble> lastFailure(List<Instance> slot) {
        Revision newest = slot.getLast().task().revision();
        Optional<Trouble> found = Optional.empty();
        for (Instance instance : slot) {
            if (instance.failed() && instance.task().revision().equals(newest)) {
                found = Optional.of(of(instance));
            } else if (instance.ready()) {
                found = Optional.empty();
            }
        }
        return found;
    }

    private static Trouble of(Instance failed) {
        String message = failed.status().message();
        String what = message.isEmpty() ? "It ended as " + failed.status().state() : message;
        String attempts =
                failed.task().attempt() > 1 ? " after " + failed.task().attempt() + " attempts" : "";
        String reason = failed.status().reason();
        return new Trouble(
                reason.isEmpty() ? failed.status().state().name() : reason,
                "Instance " + failed.task().slot() + " on " + failed.task().node() + " does not stay up" + attempts
                        + ": " + sentence(what));
    }

    private static Optional<Trouble> unreachable(List<Instance> current) {
        return current.stream()
                .filter(instance -> instance.live() && !instance.connected())
                .findFirst()
                .map(instance -> new Trouble(
                        "NodeUnreachable",
                        "Node " + instance.task().node() + " is unreachable; instance "
                                + instance.task().slot() + " was last heard of there and may still run."));
    }

    /** Was ready once, is not now: its readiness probe says no. */
    private static Optional<Trouble> unready(List<Instance> current) {
        return current.stream()
                .filter(instance -> instance.live()
                        && instance.status().state() == dev.podium.orchestrator.model.task.TaskState.READY
                        && !instance.status().ready())
                .findFirst()
                .map(instance -> new Trouble(
                        "NotReady",
                        "Instance " + instance.task().slot() + " on "
                                + instance.task().node() + " is not ready: "
                                + sentence(
                                        instance.status().message().isEmpty()
                                                ? "its readiness probe says no"
                                                : instance.status().message())));
    }

    /** A sentence that stands by itself. */
    static String statement(String text) {
        String sentence = sentence(text);
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** With a full stop, as the end of another sentence. */
    static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || ".!?…".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ? trimmed : trimmed + ".";
    }
}
