package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.view.ClusterView;

/** Brings one aspect of the cluster closer to what is wanted. */
public interface Reconciler {
    /** Adds to the draft what has to change; nothing when all is well. */
    void reconcile(ClusterView cluster, Draft draft);
}
