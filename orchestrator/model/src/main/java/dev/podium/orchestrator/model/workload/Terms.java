package dev.podium.orchestrator.model.workload;

import dev.podium.tenants.tenant.TenantName;
import java.util.Optional;

/**
 * On what terms a workload shares the cluster with others. Not part of a release: changing them replaces no task.
 *
 * @param tenant whose it is; a workload nobody is known to own runs on no node that is fenced
 * @param priority 0 to {@value #HIGHEST_PRIORITY}: where room is short, tasks of a higher one may take that of a lower one
 * @param disruption how much of it others may take away at once
 */
public record Terms(Optional<TenantName> tenant, int priority, DisruptionBudget disruption) {
    /** Also the highest that whoever may deploy may ask for. */
    public static final int DEFAULT_PRIORITY = 100;

    public static final int HIGHEST_PRIORITY = 1000;
    public static final Terms DEFAULT = new Terms(Optional.empty(), DEFAULT_PRIORITY, DisruptionBudget.DEFAULT);

    public Terms {
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException(
                    "priority " + priority + " is out of range: expected 0 to " + HIGHEST_PRIORITY);
        }
    }
}
