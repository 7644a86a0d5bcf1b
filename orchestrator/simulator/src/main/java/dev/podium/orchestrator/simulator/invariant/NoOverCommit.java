package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * No task is given to a node that has no room for it, neither as the leader sees the cluster nor as it is.
 *
 * <p>Two exceptions. A task the node started by itself is taken over whatever room there is: it runs already. And in truth a node
 * may have become smaller a moment before, which the leader cannot have heard.
 */
public final class NoOverCommit implements Invariant {
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    private final Map<NodeName, Instant> shrunk = new HashMap<>();

    @Override
    public String name() {
        return "no node is over-committed";
    }

    @Override
    public void decided(Decision decision, World world) {
        After after = decision.after();
        TreeSet<NodeName> touched = new TreeSet<>();
        decision.placed().forEach(task -> touched.add(task.node()));
        for (NodeName node : touched) {
            NodeFacts facts = decision.snapshot().nodes().get(node);
            if (facts == null) {
                throw broken("a task is placed on node " + node + ", which the leader does not know");
            }
            // What this plan concludes or forgets is still there until it is committed.
            Amount used = used(after.tasks(), task -> task.node().equals(node) && after.alive(task));
            requireFits(facts, used, "the leader wants to give away");
        }
    }

    @Override
    public void changed(MirrorChange change, World world) {
        if (change instanceof MirrorChange.FactsChanged facts) {
            shrunk.put(facts.node(), world.agenda().now());
        }
        if (change instanceof MirrorChange.TaskChanged made
                && made.before().isEmpty()
                && made.after().isPresent()) {
            Task task = made.after().get();
            boolean unheard = shrunk.getOrDefault(task.node(), Instant.MIN)
                    .plus(HEARD_WITHIN)
                    .isAfter(world.agenda().now());
            boolean runsAlready = world.truth().status(task.id()).isPresent();
            if (!unheard && !runsAlready) {
                world.truth().node(task.node()).ifPresent(facts -> fits(facts, world));
            }
        }
    }

    private void fits(NodeFacts facts, World world) {
        Amount used = used(
                world.truth().tasksOn(facts.name()),
                task -> !world.truth().state(task.id()).ended());
        requireFits(facts, used, "gave away");
    }

    private static Amount used(Collection<Task> tasks, Predicate<Task> which) {
        return tasks.stream()
                .filter(which)
                .map(task -> task.release().resources().request())
                .reduce(Amount.ZERO, Amount::plus);
    }

    private void requireFits(NodeFacts facts, Amount used, String what) {
        Amount has = facts.capacity();
        boolean fits = used.cpu().compareTo(has.cpu()) <= 0
                && used.memory().compareTo(has.memory()) <= 0
                && (has.pids() == 0 || used.pids() <= has.pids())
                && (has.disk().equals(Bytes.ZERO) || used.disk().compareTo(has.disk()) <= 0)
                && used.generic().entrySet().stream()
                        .allMatch(each -> each.getValue() <= has.generic().getOrDefault(each.getKey(), 0L));
        if (!fits) {
            throw broken("node " + facts.name() + " has " + words(has) + ", " + what + " " + words(used));
        }
    }

    private static String words(Amount amount) {
        return amount.cpu() + " cpu, " + amount.memory() + " memory, " + amount.pids() + " pids, " + amount.disk()
                + " disk, " + amount.generic();
    }

    @Override
    public void storeLost() {
        shrunk.clear();
    }
}
