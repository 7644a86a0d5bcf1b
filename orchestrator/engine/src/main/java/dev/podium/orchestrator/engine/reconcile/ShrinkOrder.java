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
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Which slots go when there are too many: first those that serve nobody, then, one after the other, one from the fullest domain
 * of the most important spread label, within it of the next label, and at last of the fullest node.
 *
 * <p>So what evenness there is stays at every level, and limits on unevenness that hold go on holding. Slots are kept in a tree of
 * domains; in each domain the children are in a heap, the fullest first, of equally full ones the one with the highest slot.
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
        Domain all = new Domain();
        Map<Integer, List<Candidate>> byUselessness = new TreeMap<>(Comparator.reverseOrder());
        for (SlotView slot : slots) {
            Candidate candidate = Candidate.of(slot, workload);
            all.add(candidate);
            byUselessness
                    .computeIfAbsent(candidate.uselessness(), _ -> new ArrayList<>())
                    .add(candidate);
        }
        List<SlotView> victims = new ArrayList<>();
        for (List<Candidate> equals : byUselessness.values()) {
            all.offer(equals);
            while (victims.size() < count && all.offers()) {
                victims.add(all.take().slot());
            }
        }
        return victims;
    }

    /** @param path from the widest spread domain down to the node */
    private record Candidate(SlotView slot, int uselessness, List<String> path) {
        static Candidate of(SlotView slot, Workload workload) {
            Optional<TaskView> task = slot.wanted().stream()
                    .max(Comparator.comparing(TaskView::available).thenComparing(TaskView::settled));
            List<String> labels = workload.release().placement().levels();
            return new Candidate(
                    slot,
                    task.map(Candidate::useless).orElse(3),
                    task.map(t -> path(t, labels)).orElse(List.of()));
        }

        private static int useless(TaskView task) {
            if (task.available()) {
                return task.settled() ? 0 : 1;
            }
            return task.provenReady() ? 1 : 2;
        }

        private static List<String> path(TaskView task, List<String> labels) {
            List<String> path = new ArrayList<>();
            for (String label : labels) {
                path.add(task.node().map(node -> node.label(label)).orElse(""));
            }
            path.add(task.node().map(NodeView::name).orElse(task.task().node()).value());
            return path;
        }
    }

    /** The slots below one spread domain: all of them, and those that are offered to be taken away now. */
    private static final class Domain {
        private final Map<String, Domain> children = new HashMap<>();
        private final PriorityQueue<Candidate> offered = new PriorityQueue<>(
                Comparator.comparing((Candidate c) -> c.slot().slot(), SlotView.SLOT_ORDER)
                        .reversed());
        private PriorityQueue<Rank> fullest = new PriorityQueue<>(Rank.FULLEST_FIRST);
        private int size;
        private int offers;

        private void add(Candidate candidate) {
            Domain domain = this;
            domain.size++;
            for (String step : candidate.path()) {
                domain = domain.children.computeIfAbsent(step, _ -> new Domain());
                domain.size++;
            }
        }

        private void offer(List<Candidate> candidates) {
            for (Candidate candidate : candidates) {
                Domain domain = this;
                domain.offers++;
                for (String step : candidate.path()) {
                    domain = domain.children.computeIfAbsent(step, _ -> new Domain());
                    domain.offers++;
                }
                domain.offered.add(candidate);
            }
            rank();
        }

        private void rank() {
            fullest = new PriorityQueue<>(Rank.FULLEST_FIRST);
            children.values().stream().filter(Domain::offers).forEach(child -> {
                child.rank();
                fullest.add(new Rank(child, child.size, child.highest()));
            });
        }

        private boolean offers() {
            return offers > 0;
        }

        /** Decides between equally full domains. */
        private Optional<Candidate> highest() {
            return children.values().stream()
                    .flatMap(child -> child.highest().stream())
                    .max(Comparator.comparing(c -> c.slot().slot(), SlotView.SLOT_ORDER))
                    .or(() -> Optional.ofNullable(offered.peek()));
        }

        private Candidate take() {
            size--;
            offers--;
            Candidate own = offered.poll();
            return own != null ? own : fromFullest();
        }

        private Candidate fromFullest() {
            Rank rank = fullest.remove();
            Candidate taken = rank.domain().take();
            if (rank.domain().offers()) {
                fullest.add(rank.domain().ranked());
            }
            return taken;
        }

        private Rank ranked() {
            return new Rank(this, size, highest());
        }
    }

    /** How full a domain was when it was put into the heap. */
    private record Rank(Domain domain, int size, Optional<Candidate> highest) {
        static final Comparator<Rank> FULLEST_FIRST = Comparator.comparingInt(Rank::size)
                .thenComparing(rank -> rank.highest().orElseThrow().slot().slot(), SlotView.SLOT_ORDER)
                .reversed();
    }
}
