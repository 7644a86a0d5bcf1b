package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.Optional;

/** Workloads. */
public final class WorkloadCodec {
    private WorkloadCodec() {}

    public static dev.podium.orchestrator.wire.v1.Workload encode(Workload workload) {
        var message = dev.podium.orchestrator.wire.v1.Workload.newBuilder()
                .setId(Scalars.encode(workload.id()))
                .setUid(workload.uid())
                .setKind(encode(workload.kind()))
                .setReplicas(workload.replicas())
                .setRelease(encode(workload.release()))
                .setRestarts(workload.restarts())
                .setTerms(PolicyCodec.encode(workload.terms()))
                .setDeleted(workload.deleted());
        workload.job().map(JobCodec::encode).ifPresent(message::setJob);
        workload.cron().map(JobCodec::encode).ifPresent(message::setCron);
        return message.build();
    }

    public static Workload decode(dev.podium.orchestrator.wire.v1.Workload workload) {
        return new Workload(
                Scalars.decode(workload.getId()),
                workload.getUid(),
                decode(workload.getKind()),
                workload.getReplicas(),
                decode(workload.getRelease()),
                workload.getRestarts(),
                PolicyCodec.decode(workload.getTerms()),
                workload.getDeleted(),
                workload.hasJob() ? Optional.of(JobCodec.decode(workload.getJob())) : Optional.empty(),
                workload.hasCron() ? Optional.of(JobCodec.decode(workload.getCron())) : Optional.empty());
    }

    public static dev.podium.orchestrator.wire.v1.Release encode(Release release) {
        return ReleaseCodec.encode(release);
    }

    public static Release decode(dev.podium.orchestrator.wire.v1.Release release) {
        return ReleaseCodec.decode(release);
    }

    private static dev.podium.orchestrator.wire.v1.Kind encode(Workload.Kind kind) {
        return switch (kind) {
            case REPLICATED -> dev.podium.orchestrator.wire.v1.Kind.KIND_REPLICATED;
            case GLOBAL -> dev.podium.orchestrator.wire.v1.Kind.KIND_GLOBAL;
            case JOB -> dev.podium.orchestrator.wire.v1.Kind.KIND_JOB;
            case CRON -> dev.podium.orchestrator.wire.v1.Kind.KIND_CRON;
        };
    }

    private static Workload.Kind decode(dev.podium.orchestrator.wire.v1.Kind kind) {
        return switch (kind) {
            case KIND_REPLICATED -> Workload.Kind.REPLICATED;
            case KIND_GLOBAL -> Workload.Kind.GLOBAL;
            case KIND_JOB -> Workload.Kind.JOB;
            case KIND_CRON -> Workload.Kind.CRON;
            case KIND_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("workload kind", kind);
        };
    }
}
