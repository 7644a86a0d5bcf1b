package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.manifest.SpecTranslation;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.access.Permission;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who raises an app above the ordinary priority, at others' expense, needs a permission for it; who leaves it as it is does not. */
@Singleton
final class PriorityRule {
    private final AccessGate gate;

    PriorityRule(AccessGate gate) {
        this.gate = gate;
    }

    void check(Caller caller, WorkloadId app, Optional<AppSpec> before, AppSpec wanted) {
        int ceiling = Math.max(
                Terms.DEFAULT_PRIORITY, before.map(PriorityRule::priority).orElse(0));
        if (priority(wanted) > ceiling) {
            gate.require(caller, Permission.APPS_PRIORITISE, gate.namespace(caller, app.namespace()));
        }
    }

    private static int priority(AppSpec spec) {
        return SpecTranslation.terms(spec, Optional.empty()).priority();
    }
}
