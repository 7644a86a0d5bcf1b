package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which slots go when there are too many: first those that serve nobody, then, one after the other, one from the fullest domain
 * of the most important spread label, within it of the next label, and at last of the fullest node.
 */
final class ShrinkOrder {
    private ShrinkOrder() {}

    /** At most {@code count} of the slots; none when it is not positive. */
    static List<SlotView> victims(Workload workload, List<SlotView> slots, int count) {
        if (count <= 0) {
            return List.of();
        }
        if (count >= slots.size()) {
            return slots;
        }
        List<Candidate> left = new ArrayList<>(
                slots.stream().map(slot -> Candidate.of(slot, workload)).toList());
        Map<List<String>, Integer> load = new HashMap<>();
        left.forEach(candidate -> candidate.domains().forEach(domain -> load.merge(domain, 1, Integer::sum)));
        List<SlotView> victims = new ArrayList<>();
        while (victims.size() < count) {
            Candidate victim = left.stream().max(order(load)).orElseThrow();
            left.remove(victim);
            victim.domains().forEach(domain -> load.merge(domain, -1, Integer::sum));
            victims.add(victim.slot());
        }
        return victims;
    }

    private static Comparator<Candidate> order(Map<List<String>, Integer> load) {
        return Comparator.comparingInt((Candidate c) -> c.uselessness())
                .thenComparing((a, b) -> compareLoad(a, b, load))
                .thenComparing(c -> c.slot().slot(), SlotView.SLOT_ORDER);
    }

    private static int compareLoad(Candidate a, Candidate b, Map<List<String>, Integer> load) {
        for (int level = 0; level < Math.min(a.domains().size(), b.domains().size()); level++) {
            int byLevel = Integer.compare(
                    load.getOrDefault(a.domains().get(level), 0),
                    load.getOrDefault(b.domains().get(level), 0));
            if (byLevel != 0) {
                return byLevel;
            }
        }
        return 0;
    }

    /** @param domains the path from the widest spread domain down to the node, each with its ancestors */
    private record Candidate(SlotView slot, int uselessness, List<List<String>> domains) {
        static Candidate of(SlotView slot, Workload workload) {
            Optional<TaskView> task = slot.wanted().stream()
                    .max(Comparator.comparing(TaskView::available).thenComparing(TaskView::settled));
            return new Candidate(
                    slot,
                    task.map(Candidate::useless).orElse(3),
                    task.map(t -> path(t, workload)).orElse(List.of()));
        }

        private static int useless(TaskView task) {
            if (task.available()) {
                return task.settled() ? 0 : 1;
            }
            return task.provenReady() ? 1 : 2;
        }

        private static List<List<String>> path(TaskView task, Workload workload) {
            List<String> steps = new ArrayList<>();
            List<List<String>> path = new ArrayList<>();
            for (String label : workload.release().placement().spread()) {
                steps.add(task.node().map(node -> node.label(label)).orElse(""));
                path.add(List.copyOf(steps));
            }
            steps.add(task.node().map(NodeView::name).orElse(task.task().node()).value());
            path.add(List.copyOf(steps));
            return path;
        }
    }
}
