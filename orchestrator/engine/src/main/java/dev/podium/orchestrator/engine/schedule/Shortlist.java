package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.schedule.NodeScorer.Bonus;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Release;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Draws up the candidates of each group. What groups have in common is worked out once and shared. */
final class Shortlist {
    private final ClusterView cluster;
    private final FreeRoom room;
    private final Feasibility feasibility;
    private final Neighbourhood neighbourhood;
    private final List<NodeScorer> scorers;

    Shortlist(ClusterView cluster, FreeRoom room, Feasibility feasibility, Neighbourhood neighbourhood) {
        this.cluster = cluster;
        this.room = room;
        this.feasibility = feasibility;
        this.neighbourhood = neighbourhood;
        this.scorers = NodeScorer.all(room);
    }

    /** @param open those of the group who have no node yet */
    Candidates candidates(Group group, List<Demand> open) {
        Demand sample = open.getFirst();
        Feasibility.Rows rows = feasibility.rows(sample);
        return new Candidates(
                rows.open(),
                tasks(group, sample),
                new Preference(shunned(rows.shunned(), open), bonuses(sample.release())),
                new Company(neighbourhood, sample));
    }

    private List<Bonus> bonuses(Release release) {
        List<Bonus> bonuses = new ArrayList<>(scorers.size());
        for (NodeScorer scorer : scorers) {
            bonuses.add(scorer.bonus(release));
        }
        return bonuses;
    }

    /** Also those that could not run the task somebody of the group follows. */
    private BitSet shunned(BitSet always, List<Demand> open) {
        BitSet more = new BitSet();
        for (Demand demand : open) {
            demand.shunned().map(room::row).filter(row -> row >= 0).ifPresent(more::set);
        }
        if (more.isEmpty()) {
            return always;
        }
        more.or(always);
        return more;
    }

    /** How many tasks of the same revision each node keeps. Older ones do not count: they go, and what stays should be even. */
    private int[] tasks(Group group, Demand sample) {
        int[] tasks = new int[room.size()];
        group.home().forEach((node, count) -> add(tasks, node, count));
        for (TaskView view : cluster.tasks().getOrDefault(sample.workload().id(), List.of())) {
            Task task = view.task();
            if (task.workloadUid().equals(sample.workload().uid())
                    && view.wanted()
                    && view.settled()
                    && task.revision().equals(sample.revision())) {
                add(tasks, task.node(), 1);
            }
        }
        return tasks;
    }

    private void add(int[] tasks, NodeName node, int count) {
        int row = room.row(node);
        if (row >= 0) {
            tasks[row] += count;
        }
    }
}
