package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.workload.DisruptionBudget;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.UpdatePolicy.Order;
import dev.podium.orchestrator.wire.v1.RestartWhen;
import dev.podium.tenants.tenant.TenantName;
import java.time.Duration;

/** How a release is rolled out, stopped and restarted, and how a workload stands among others. */
final class PolicyCodec {
    private PolicyCodec() {}

    static dev.podium.orchestrator.wire.v1.UpdatePolicy encode(UpdatePolicy policy) {
        return dev.podium.orchestrator.wire.v1.UpdatePolicy.newBuilder()
                .setStopFirst(policy.order() == Order.STOP_FIRST)
                .setMaxUnavailable(policy.maxUnavailable())
                .setMaxSurge(policy.maxSurge())
                .build();
    }

    static UpdatePolicy decode(dev.podium.orchestrator.wire.v1.UpdatePolicy policy) {
        return new UpdatePolicy(
                policy.getStopFirst() ? Order.STOP_FIRST : Order.START_FIRST,
                policy.getMaxUnavailable(),
                policy.getMaxSurge());
    }

    static dev.podium.orchestrator.wire.v1.StopPolicy encode(StopPolicy policy) {
        return dev.podium.orchestrator.wire.v1.StopPolicy.newBuilder()
                .setSignal(policy.signal())
                .setDrain(policy.drain().toMillis())
                .setGrace(policy.grace().toMillis())
                .build();
    }

    static StopPolicy decode(dev.podium.orchestrator.wire.v1.StopPolicy policy) {
        return new StopPolicy(
                policy.getSignal(), Duration.ofMillis(policy.getDrain()), Duration.ofMillis(policy.getGrace()));
    }

    static dev.podium.orchestrator.wire.v1.RestartPolicy encode(RestartPolicy policy) {
        return dev.podium.orchestrator.wire.v1.RestartPolicy.newBuilder()
                .setWhen(encode(policy.when()))
                .setInitial(policy.initial().toMillis())
                .setMax(policy.max().toMillis())
                .build();
    }

    static RestartPolicy decode(dev.podium.orchestrator.wire.v1.RestartPolicy policy) {
        return new RestartPolicy(
                decode(policy.getWhen()), Duration.ofMillis(policy.getInitial()), Duration.ofMillis(policy.getMax()));
    }

    static dev.podium.orchestrator.wire.v1.Terms encode(Terms terms) {
        return dev.podium.orchestrator.wire.v1.Terms.newBuilder()
                .setTenant(terms.tenant().map(TenantName::value).orElse(""))
                .setPriority(terms.priority())
                .setDisruption(dev.podium.orchestrator.wire.v1.DisruptionBudget.newBuilder()
                        .setMaxUnavailable(terms.disruption().maxUnavailable())
                        .setPercent(terms.disruption().percent()))
                .build();
    }

    /** What was written before there were terms has the default ones. */
    static Terms decode(dev.podium.orchestrator.wire.v1.Terms terms) {
        var disruption = terms.getDisruption();
        return new Terms(
                Scalars.decode(terms.getTenant()).map(TenantName::new),
                terms.hasPriority() ? terms.getPriority() : Terms.DEFAULT_PRIORITY,
                terms.hasDisruption()
                        ? new DisruptionBudget(disruption.getMaxUnavailable(), disruption.getPercent())
                        : DisruptionBudget.DEFAULT);
    }

    private static RestartWhen encode(RestartPolicy.When when) {
        return switch (when) {
            case ALWAYS -> RestartWhen.RESTART_ALWAYS;
            case ON_FAILURE -> RestartWhen.RESTART_ON_FAILURE;
            case NEVER -> RestartWhen.RESTART_NEVER;
        };
    }

    private static RestartPolicy.When decode(RestartWhen when) {
        return switch (when) {
            case RESTART_ALWAYS -> RestartPolicy.When.ALWAYS;
            case RESTART_ON_FAILURE -> RestartPolicy.When.ON_FAILURE;
            case RESTART_NEVER -> RestartPolicy.When.NEVER;
            case RESTART_WHEN_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("restart condition", when);
        };
    }
}
