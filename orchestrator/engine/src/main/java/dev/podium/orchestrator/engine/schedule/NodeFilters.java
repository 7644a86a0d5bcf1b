package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The filters whose answer does not change while tasks are being placed. */
final class NodeFilters {
    static final List<NodeFilter> FIXED = List.of(
            NodeFilters::availability,
            NodeFilters::connection,
            NodeFilters::engine,
            new ConstraintFilter(),
            new TaintFilter(),
            NodeFilters::localImage);

    private NodeFilters() {}

    /** All of them that concern tasks of one workload. */
    static List<NodeFilter> of(Workload workload) {
        List<NodeFilter> filters = new ArrayList<>(FIXED);
        filters.add(new FenceFilter(workload.terms().tenant()));
        return filters;
    }

    private static Verdict availability(NodeView node, Release release) {
        return switch (node.availability()) {
            case ACTIVE -> Verdict.Pass.INSTANCE;
            case CORDONED ->
                new Verdict.Fail(
                        RefusalCode.CORDONED, () -> "is cordoned: it takes no new tasks", () -> activate(node));
            case DRAINING -> draining(node);
        };
    }

    private static Verdict draining(NodeView node) {
        return node.age()
                .<Verdict>map(age -> new Verdict.Fail(
                        RefusalCode.DRAINING,
                        () -> "is being emptied: it reached its maximum age at " + age.due(),
                        () -> "boot node " + node.name() + " anew"))
                .orElseGet(() -> new Verdict.Fail(
                        RefusalCode.DRAINING, () -> "is draining: its tasks are moved away", () -> activate(node)));
    }

    private static String activate(NodeView node) {
        return "activate node " + node.name();
    }

    private static Verdict connection(NodeView node, Release release) {
        if (node.connected()) {
            return Verdict.Pass.INSTANCE;
        }
        return new Verdict.Fail(
                RefusalCode.NOT_CONNECTED,
                () -> node.awaySince()
                        .map(since -> "is not connected since " + since)
                        .orElse("is not connected yet"),
                () -> "see to it that the daemon of node " + node.name() + " runs and reaches the server");
    }

    private static Verdict engine(NodeView node, Release release) {
        if (node.facts().engineUp()) {
            return Verdict.Pass.INSTANCE;
        }
        return new Verdict.Fail(
                RefusalCode.ENGINE_DOWN,
                () -> "its container engine does not answer",
                () -> "start the container engine on node " + node.name());
    }

    /** An image no registry has can run only where it already is. */
    private static Verdict localImage(NodeView node, Release release) {
        Image image = release.container().image();
        if (!image.local() || ImageLocality.has(node, image.digest())) {
            return Verdict.Pass.INSTANCE;
        }
        return new Verdict.Fail(
                RefusalCode.IMAGE_ELSEWHERE,
                () -> "does not have image " + image.reference() + ", which no registry has",
                () -> "push image " + image.reference() + " to a registry and deploy it from there, or load it on node "
                        + node.name());
    }
}
