package dev.podium.api.server.events;

import dev.podium.api.server.events.Fact.Severity;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Optional;

/** Tells both sides when a task makes room for a more important app. Neither learns the name of an app of another namespace. */
final class PreemptionFacts {
    private PreemptionFacts() {}

    /** Nothing for a task that leaves for nobody's sake. */
    static List<Fact> of(Task task) {
        return task.yieldsTo()
                .map(important -> List.of(victim(task, important), winner(task, important)))
                .orElse(List.of());
    }

    private static Fact victim(Task task, WorkloadId important) {
        String whom = together(task, important) ? "app " + important.name() : "an app of another namespace";
        return new Fact(
                "task/" + task.id() + "/preempted",
                task.desiredSince(),
                new Fact.About.App(task.workload(), Optional.of(task.id())),
                Severity.WARNING,
                "Preempted",
                "Instance " + task.slot() + " on " + task.node() + " makes room for " + whom
                        + ", which has a higher priority.",
                Fact.SYSTEM);
    }

    private static Fact winner(Task task, WorkloadId important) {
        String who = together(task, important)
                ? "instance " + task.slot() + " of app " + task.workload().name()
                : "an instance of another namespace";
        return new Fact(
                "task/" + task.id() + "/preempting",
                task.desiredSince(),
                new Fact.About.App(important, Optional.empty()),
                Severity.NORMAL,
                "Preempting",
                "On " + task.node() + " " + who + ", which has a lower priority, makes room.",
                Fact.SYSTEM);
    }

    private static boolean together(Task task, WorkloadId important) {
        return task.workload().namespace().equals(important.namespace());
    }
}
