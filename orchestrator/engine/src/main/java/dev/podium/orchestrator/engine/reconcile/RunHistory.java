package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.view.WakeTimes;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which runs of a cron are kept: those that are not over, and of the others the newest. Tasks go with their run. */
final class RunHistory {
    private RunHistory() {}

    static List<Run> kept(Workload cron, List<Run> runs, WakeTimes wake) {
        CronPolicy policy = cron.cron().orElseThrow();
        List<Run> fresh = runs.stream().filter(run -> fresh(cron, run, wake)).toList();
        Set<Run> kept = Stream.concat(
                        newest(fresh, RunEnd::succeeded, policy.keepSucceeded()),
                        newest(fresh, end -> !end.succeeded(), policy.keepFailed()))
                .collect(Collectors.toSet());
        return fresh.stream().filter(run -> run.active() || kept.contains(run)).toList();
    }

    private static Stream<Run> newest(List<Run> runs, Predicate<RunEnd> like, int most) {
        return runs.reversed().stream()
                .filter(run -> run.end().filter(like).isPresent())
                .limit(most);
    }

    private static boolean fresh(Workload cron, Run run, WakeTimes wake) {
        return cron.job()
                .orElseThrow()
                .ttlAfterFinished()
                .flatMap(run::keptUntil)
                .filter(wake::passed)
                .isEmpty();
    }
}
