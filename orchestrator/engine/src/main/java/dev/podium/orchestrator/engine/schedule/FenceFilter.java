package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.node.NodePool;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.tenants.tenant.TenantName;
import java.util.Optional;

/**
 * The node's pool must be open to the workload's tenant. Whose a pool is is nobody else's business, so the refusal names no tenant.
 *
 * @param tenant whose the tasks are; empty when it is not known, which opens no fence
 */
record FenceFilter(Optional<TenantName> tenant) implements NodeFilter {
    @Override
    public Verdict judge(NodeView node, Release release) {
        Optional<NodePool> closed = node.pool().filter(pool -> !pool.admits(tenant));
        return closed.<Verdict>map(pool -> new Verdict.Fail(
                        RefusalCode.FENCED,
                        () -> "is in node pool " + pool.name() + ", which is fenced to other tenants",
                        () -> "ask an operator to open node pool " + pool.name()
                                + " to your tenant, or to add a node to a pool" + " that is open to it"))
                .orElse(Verdict.Pass.INSTANCE);
    }
}
