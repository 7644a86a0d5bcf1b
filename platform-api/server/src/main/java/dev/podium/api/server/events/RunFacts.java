package dev.podium.api.server.events;

import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunEnd;
import java.util.List;
import java.util.Optional;

/** What is told of jobs and crons: how each run ended, and which moments of a schedule passed without one. */
final class RunFacts {
    private RunFacts() {}

    static Optional<Fact> of(ClusterChange.Runs change) {
        List<Run> before = change.before().map(RunBook::runs).orElse(List.of());
        return change.after()
                .flatMap(after -> after.runs().stream()
                        .filter(run -> run.end().isPresent() && stillActive(before, run))
                        .findFirst()
                        .map(run -> ended(run, run.end().orElseThrow()))
                        .or(() -> skipped(change.before(), after)));
    }

    private static boolean stillActive(List<Run> before, Run run) {
        return before.stream()
                .filter(known ->
                        known.uid().equals(run.uid()) && known.revision().equals(run.revision()))
                .noneMatch(known -> known.end().isPresent());
    }

    private static Fact ended(Run run, RunEnd end) {
        return new Fact(
                "run/" + run.uid() + "/" + run.revision().release() + "/"
                        + run.revision().restarts() + "/end",
                end.at(),
                new Fact.About.App(run.id(), Optional.empty()),
                end.succeeded() ? Fact.Severity.NORMAL : Fact.Severity.WARNING,
                end.reason(),
                sentence(end.message()),
                Fact.SYSTEM);
    }

    private static Optional<Fact> skipped(Optional<RunBook> before, RunBook after) {
        return after.skipped()
                .filter(skipped -> !before.flatMap(RunBook::skipped).equals(Optional.of(skipped)))
                .map(skipped -> new Fact(
                        "cron/" + after.uid() + "/skipped/" + skipped.at().toEpochMilli(),
                        skipped.at(),
                        new Fact.About.App(after.workload(), Optional.empty()),
                        Fact.Severity.WARNING,
                        "RunSkipped",
                        "No run for " + skipped.at() + ": " + sentence(skipped.reason()),
                        Fact.SYSTEM));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
