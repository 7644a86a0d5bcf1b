package dev.podium.orchestrator.engine.outlook;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.schedule.Promise;
import dev.podium.orchestrator.engine.schedule.RefusalCode;
import dev.podium.orchestrator.engine.schedule.Refusals;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.schedule.Seating;
import dev.podium.orchestrator.engine.schedule.Seating.Seat;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains each workload that is not where it should be by the slot that most needs attention. */
public final class OutlookWriter {
    private final ClusterView cluster;
    private final Scheduler scheduler;
    private final Seating seating;
    private final Map<WorkloadId, List<Demand>> unplaced = new HashMap<>();
    private final Map<WorkloadId, List<Demand>> placed = new HashMap<>();

    public OutlookWriter(ClusterView cluster, Scheduler scheduler, Seating seating) {
        this.cluster = cluster;
        this.scheduler = scheduler;
        this.seating = seating;
        file(seating.unplaced(), unplaced);
        file(seating.seats().stream().map(Seat::demand).toList(), placed);
    }

    public Map<WorkloadId, Outlook> write(List<Progress> progress) {
        Map<WorkloadId, Outlook> outlooks = new HashMap<>();
        for (Progress one : progress) {
            outlook(one).ifPresent(outlook -> outlooks.put(one.workload().id(), outlook));
        }
        return outlooks;
    }

    /** Mostly demands of one workload follow each other. */
    @SuppressWarnings("ReferenceEquality")
    private static void file(List<Demand> demands, Map<WorkloadId, List<Demand>> into) {
        Workload workload = null;
        List<Demand> those = List.of();
        for (Demand demand : demands) {
            if (demand.workload() != workload) {
                workload = demand.workload();
                those = into.computeIfAbsent(workload.id(), _ -> new ArrayList<>());
            }
            those.add(demand);
        }
    }

    private Optional<Outlook> outlook(Progress progress) {
        if (progress.workload().deleted()) {
            return Optional.of(deleting(progress.workload()));
        }
        if (worstIsUnplaced(progress)) {
            return Optional.of(unplaced(progress));
        }
        SlotSituations situations = new SlotSituations(
                progress.workload(), demands(placed, progress.workload()), demands(unplaced, progress.workload()));
        List<Situation> all = progress.slots().stream()
                .flatMap(slot -> situations.of(slot).stream())
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Situation worst =
                all.stream().min(Comparator.comparing(Situation::kind)).orElseThrow();
        return Optional.of(worst.kind() == Situation.Kind.UNPLACED ? unplaced(progress) : told(worst, all));
    }

    /** Nothing is worse than a slot that gets no task, so where that is so of the first nobody has to look at thousands of them. */
    private boolean worstIsUnplaced(Progress progress) {
        List<Demand> demands = demands(unplaced, progress.workload());
        return !demands.isEmpty()
                && slot(progress, demands.getFirst())
                        .filter(slot -> slot.tasks().isEmpty())
                        .isPresent();
    }

    private static List<Demand> demands(Map<WorkloadId, List<Demand>> from, Workload workload) {
        return from.getOrDefault(workload.id(), List.of());
    }

    private static Outlook told(Situation worst, List<Situation> all) {
        long alike = all.stream().filter(other -> other.kind() == worst.kind()).count() - 1;
        String more = alike > 0 ? " (and " + alike + " more)" : "";
        return new Outlook(0, worst.reason(), worst.message() + more, List.of(), "");
    }

    private Outlook deleting(Workload workload) {
        List<TaskView> left = cluster.tasks().getOrDefault(workload.id(), List.of()).stream()
                .filter(task -> !task.ended())
                .toList();
        String where = left.isEmpty()
                ? ""
                : ", the first on node " + left.getFirst().task().node();
        return new Outlook(0, "Deleting", "waiting for " + left.size() + " tasks to stop" + where, List.of(), "");
    }

    private Outlook unplaced(Progress progress) {
        List<Demand> demands = demands(unplaced, progress.workload());
        Demand first = demands.getFirst();
        Optional<Promise> promise = seating.promises().isEmpty()
                ? Optional.empty()
                : demands.stream()
                        .flatMap(demand -> seating.promise(demand).stream())
                        .findFirst();
        if (promise.isPresent()) {
            return YieldWords.waiting(demands.size(), promise.get());
        }
        Refusals refusals = scheduler.explain(first);
        String reason = refusals.main().map(RefusalCode::code).orElse("NoNodes");
        String what = unsettled(progress, first)
                .map(task ->
                        cannotStay(task) + " and no other node takes " + count(demands, "its task", "of its tasks"))
                .orElse("no node takes " + count(demands, "a task", "tasks"));
        String remedy = besideOld(progress, first)
                ? refusals.remedy() + "; or update with order stop-first, which needs no room for two tasks at once"
                : refusals.remedy();
        String lost =
                YieldWords.lost(progress, first).map(words -> "; " + words).orElse("");
        return new Outlook(
                demands.size(),
                reason,
                what + ": " + refusals.inShort() + lost,
                refusals.first(cluster.settings().refusalsTold()),
                remedy,
                refusals.nodes(),
                refusals.counts());
    }

    /** The task is to run beside the one it replaces, and only for that there is no room. */
    private static boolean besideOld(Progress progress, Demand demand) {
        return slot(progress, demand).stream()
                .flatMap(slot -> slot.outdated(demand.revision()).stream())
                .anyMatch(TaskView::settled);
    }

    private static String count(List<Demand> demands, String one, String several) {
        return demands.size() == 1 ? one : demands.size() + " " + several;
    }

    /** The task that still exists but cannot stay where it is, when the demand is to replace one. */
    private static Optional<TaskView> unsettled(Progress progress, Demand demand) {
        return slot(progress, demand).stream()
                .flatMap(slot -> slot.wanted().stream())
                .filter(task -> !task.settled())
                .findFirst();
    }

    private static Optional<SlotView> slot(Progress progress, Demand demand) {
        return progress.slots().stream()
                .filter(slot -> slot.slot().equals(demand.slot()))
                .findFirst();
    }

    private static String cannotStay(TaskView task) {
        return "node " + task.task().node()
                + (task.onLostNode()
                        ? " is out of reach"
                        : task.welcome() ? " is draining" : " is closed to it by a taint or a fence");
    }
}
