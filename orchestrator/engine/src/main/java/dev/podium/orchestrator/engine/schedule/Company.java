package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Affinity.ToApp;
import dev.podium.orchestrator.model.workload.Affinity.ToNodes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What affinities say to one group of identical tasks, while these are being placed.
 *
 * <p>Only rules about the group's own app can change meanwhile, and each place turns once at most: from "none of ours" to "one of
 * ours". What is required and once refused stays refused, so a node need not be asked again.
 */
final class Company implements NodeFilter {
    /**
     * An affinity to an app.
     *
     * @param places where that app is; follows what is placed
     * @param itself it is the app whose tasks are placed
     */
    private record Rule(Affinity affinity, ToApp target, Set<String> places, boolean itself) {
        private String place(NodeView node) {
            return Neighbourhood.place(node, target.topology());
        }

        private boolean met(NodeView node) {
            String place = place(node);
            boolean near = places.contains(place);
            if (affinity.away()) {
                return !near;
            }
            // The first of an app that wants to be together has nobody to be with.
            return near || (itself && places.isEmpty() && !place.isEmpty());
        }
    }

    private final Neighbourhood neighbourhood;
    private final WorkloadId workload;
    private final Release release;
    private final List<Rule> required = new ArrayList<>();
    private final List<Rule> wishes = new ArrayList<>();
    private final List<Affinity> nodeWishes = new ArrayList<>();
    private final Map<String, Map<String, WorkloadId>> closed;

    Company(Neighbourhood neighbourhood, Demand demand) {
        this.neighbourhood = neighbourhood;
        this.workload = demand.workload().id();
        this.release = demand.release();
        this.closed = neighbourhood.closedTo(workload);
        release.placement().affinities().forEach(this::add);
    }

    private void add(Affinity affinity) {
        switch (affinity.target()) {
            case ToNodes _ -> {
                if (!affinity.required()) {
                    nodeWishes.add(affinity);
                }
            }
            case ToApp target -> {
                WorkloadId app = new WorkloadId(workload.namespace(), target.app());
                Set<String> places = neighbourhood.places(app, target.topology(), affinity.away());
                (affinity.required() ? required : wishes).add(new Rule(affinity, target, places, app.equals(workload)));
            }
        }
    }

    /** Whether there is nobody the tasks are drawn to or kept apart from. */
    boolean indifferent() {
        return required.isEmpty() && wishes.isEmpty() && nodeWishes.isEmpty() && closed.isEmpty();
    }

    /** Whether what is required holds on the node now. */
    boolean admits(NodeView node) {
        for (Rule rule : required) {
            if (!rule.met(node)) {
                return false;
            }
        }
        return closed.isEmpty() || openTo(node);
    }

    private boolean openTo(NodeView node) {
        return closed.entrySet().stream()
                .noneMatch(entry -> entry.getValue().containsKey(Neighbourhood.place(node, entry.getKey())));
    }

    /** The sum of the wishes that come true on the node now; those to stay away from it count against it. */
    long weight(NodeView node) {
        long weight = 0;
        for (Affinity wish : nodeWishes) {
            if (wish.target() instanceof ToNodes(var expression) && expression.holds(node)) {
                weight += wish.weight();
            }
        }
        for (Rule wish : wishes) {
            if (wish.places().contains(wish.place(node))) {
                weight += wish.affinity().weight();
            }
        }
        return weight;
    }

    /** A task is placed on the node. Answers the topologies by which the weights of all nodes at the same place are others now. */
    List<String> join(NodeView node) {
        List<String> turned = wishes.isEmpty()
                ? List.of()
                : wishes.stream()
                        .filter(wish -> wish.itself() && !wish.places().contains(wish.place(node)))
                        .map(wish -> wish.target().topology())
                        // Nobody else is at the same place, and the node itself is seated anew anyway.
                        .filter(topology -> !topology.equals(ToApp.NODE))
                        .distinct()
                        .toList();
        neighbourhood.add(workload, release, node);
        return turned;
    }

    @Override
    public Verdict judge(NodeView node, Release asked) {
        for (Rule rule : required) {
            if (!rule.met(node)) {
                return rule.affinity().away() ? tooNear(rule, node) : tooFar(rule, node);
            }
        }
        for (var entry : closed.entrySet()) {
            WorkloadId other = entry.getValue().get(Neighbourhood.place(node, entry.getKey()));
            if (other != null) {
                return keptAway(other, entry.getKey(), node);
            }
        }
        return Verdict.Pass.INSTANCE;
    }

    private static Verdict tooNear(Rule rule, NodeView node) {
        return new Verdict.Fail(
                RefusalCode.ANTI_AFFINITY,
                () -> "has a task of app " + rule.target().app()
                        + where(rule.target().topology(), node) + ", from which the app is kept apart",
                () -> "add a node without tasks of app " + rule.target().app()
                        + where(rule.target().topology(), node)
                        + ", ask for fewer replicas, or make the antiAffinity a preference: {\"weight\": 10}"
                        + (rule.itself() ? "; an update needs no second node with order stop-first" : ""));
    }

    private static Verdict tooFar(Rule rule, NodeView node) {
        String topology = rule.target().topology();
        return new Verdict.Fail(
                RefusalCode.AFFINITY,
                () -> rule.place(node).isEmpty()
                        ? "has no label " + topology + ", by which it could be near app "
                                + rule.target().app()
                        : "has no task of app " + rule.target().app() + where(topology, node)
                                + ", near which the app has to be",
                () -> "run app " + rule.target().app() + " near node " + node.name()
                        + ", or make the affinity a preference: {\"weight\": 10}");
    }

    private Verdict keptAway(WorkloadId other, String topology, NodeView node) {
        return new Verdict.Fail(
                RefusalCode.ANTI_AFFINITY,
                () -> "has a task of app " + other.name() + where(topology, node) + ", which is kept apart from app "
                        + workload.name(),
                () -> "add a node without tasks of app " + other.name() + where(topology, node)
                        + ", or change the antiAffinity of app " + other.name());
    }

    private static String where(String topology, NodeView node) {
        return topology.equals(ToApp.NODE)
                ? ""
                : " in its " + topology + " \"" + Neighbourhood.place(node, topology) + "\"";
    }
}
