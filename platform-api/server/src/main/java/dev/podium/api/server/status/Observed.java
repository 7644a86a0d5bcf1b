package dev.podium.api.server.status;

import dev.podium.api.contract.task.Task;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.task.TaskStatus;

/** Parts of the observed cluster as they travel. */
public final class Observed {
    private Observed() {}

    public static Task task(Instance instance) {
        dev.podium.orchestrator.model.task.Task task = instance.task();
        TaskStatus status = instance.status();
        boolean stale = !instance.connected() && !status.state().ended();
        return new Task(
                task.id().value(),
                task.workload().namespace().value(),
                task.workload().name(),
                task.slot().toString(),
                task.release().number(),
                task.attempt(),
                task.node().value(),
                status.state().name(),
                status.ready(),
                task.desired().name(),
                stale ? "NodeUnreachable" : status.reason(),
                stale
                        ? "Node " + task.node() + " is unreachable; this is the last that was heard. "
                                + Trouble.sentence(status.message())
                        : status.message(),
                status.exitCode().orElse(null),
                status.address().orElse(null),
                status.imageDigest().orElse(null),
                task.createdAt(),
                status.startedAt().orElse(null),
                status.since());
    }

    public static dev.podium.api.contract.app.Outlook outlook(Outlook outlook) {
        return new dev.podium.api.contract.app.Outlook(
                outlook.missing(),
                outlook.reason(),
                outlook.message(),
                outlook.refusals().stream()
                        .map(r -> new dev.podium.api.contract.app.Outlook.Refusal(
                                r.node().value(), r.code(), r.reason()))
                        .toList(),
                outlook.remedy().isEmpty() ? null : outlook.remedy(),
                outlook.nodes(),
                outlook.counts().stream()
                        .map(count -> new dev.podium.api.contract.app.Outlook.Count(count.code(), count.nodes()))
                        .toList());
    }
}
