package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Release;
import java.util.Optional;

/** The release must tolerate the node's taints. */
final class TaintFilter implements NodeFilter {
    @Override
    public Verdict judge(NodeView node, Release release) {
        if (node.taints().isEmpty()) {
            return Verdict.Pass.INSTANCE;
        }
        return node.taints().stream()
                .filter(taint -> taint.effect() != Effect.PREFER_NO_SCHEDULE)
                .filter(taint -> !tolerated(taint, release.placement()))
                .findFirst()
                .<Verdict>map(taint -> fail(taint, node))
                .orElse(Verdict.Pass.INSTANCE);
    }

    /** Whether the node takes tasks of the release only when no other one does. */
    static boolean shuns(NodeView node, Release release) {
        return !node.taints().isEmpty()
                && node.taints().stream()
                        .anyMatch(taint ->
                                taint.effect() == Effect.PREFER_NO_SCHEDULE && !tolerated(taint, release.placement()));
    }

    /** Who may stay for a while after the taint came does not come after it did. */
    private static boolean tolerated(Taint taint, Placement placement) {
        return placement.tolerations().stream()
                .anyMatch(toleration -> toleration.tolerates(taint)
                        && (toleration.stay().isEmpty() || taint.effect() != Effect.NO_EXECUTE));
    }

    private static Verdict fail(Taint taint, NodeView node) {
        return new Verdict.Fail(
                RefusalCode.TAINTED,
                () -> "has the taint " + taint + ", which the app does not tolerate",
                () -> "add the toleration " + toleration(taint) + ", or take the taint off node " + node.name());
    }

    private static String toleration(Taint taint) {
        String value = Optional.of(taint.value())
                .filter(text -> !text.isEmpty())
                .map(text -> ", \"value\": \"" + text + "\"")
                .orElse("");
        return "{\"key\": \"" + taint.key() + "\"" + value + ", \"effect\": \""
                + taint.effect().code() + "\"}";
    }
}
