package dev.podium.api.server.status;

import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many instances an app should have and has.
 *
 * @param desired for an app on every node: as many as have one or should get one
 * @param running whose process is up, whatever their release
 * @param ready that may be routed to, whatever their release
 * @param updated of those ready, the ones of the current release
 * @param outdated still wanted of an earlier release
 * @param surplus still wanted beyond the desired number
 * @param remaining that are not over, wanted or not
 */
record Headcount(int desired, int running, int ready, int updated, int outdated, int surplus, int remaining) {

    static Headcount of(Workload workload, List<Instance> all, @Nullable Outlook outlook) {
        int slots = count(all.stream()
                .filter(Instance::live)
                .map(i -> i.task().slot())
                .distinct()
                .count());
        int live = count(all.stream().filter(Instance::live).count());
        int missing = outlook == null ? 0 : outlook.missing();
        int desired = switch (workload.kind()) {
            case REPLICATED -> workload.replicas();
            case GLOBAL -> slots + missing;
            case JOB, CRON -> slots;
        };
        return new Headcount(
                desired,
                count(all.stream().filter(Instance::running).count()),
                count(all.stream().filter(Instance::ready).count()),
                count(all.stream()
                        .filter(i -> i.ready() && current(i, workload))
                        .count()),
                count(all.stream()
                        .filter(i -> i.live() && !current(i, workload))
                        .count()),
                Math.max(0, live - desired),
                count(all.stream().filter(i -> !i.status().state().ended()).count()));
    }

    static boolean current(Instance instance, Workload workload) {
        return instance.task().revision().equals(workload.revision());
    }

    /** Everything wanted is ready, and nothing older or beyond it is left. */
    boolean complete() {
        return updated >= desired && outdated == 0 && surplus == 0;
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }
}
