package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.cluster.Outlook.Count;
import dev.podium.orchestrator.model.cluster.Outlook.Refusal;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.wire.v1.RefusalCount;

/** Why workloads are not where they should be. */
public final class OutlookCodec {
    private OutlookCodec() {}

    public static dev.podium.orchestrator.wire.v1.Outlook encode(Outlook outlook) {
        return dev.podium.orchestrator.wire.v1.Outlook.newBuilder()
                .setMissing(outlook.missing())
                .setReason(outlook.reason())
                .setMessage(outlook.message())
                .addAllRefusals(
                        outlook.refusals().stream().map(OutlookCodec::encode).toList())
                .setRemedy(outlook.remedy())
                .setNodes(outlook.nodes())
                .addAllCounts(
                        outlook.counts().stream().map(OutlookCodec::encode).toList())
                .build();
    }

    public static Outlook decode(dev.podium.orchestrator.wire.v1.Outlook outlook) {
        return new Outlook(
                outlook.getMissing(),
                outlook.getReason(),
                outlook.getMessage(),
                outlook.getRefusalsList().stream().map(OutlookCodec::decode).toList(),
                outlook.getRemedy(),
                outlook.getNodes(),
                outlook.getCountsList().stream()
                        .map(count -> new Count(count.getCode(), count.getNodes()))
                        .toList());
    }

    private static RefusalCount encode(Count count) {
        return RefusalCount.newBuilder()
                .setCode(count.code())
                .setNodes(count.nodes())
                .build();
    }

    private static dev.podium.orchestrator.wire.v1.Refusal encode(Refusal refusal) {
        return dev.podium.orchestrator.wire.v1.Refusal.newBuilder()
                .setNode(refusal.node().value())
                .setCode(refusal.code())
                .setReason(refusal.reason())
                .build();
    }

    private static Refusal decode(dev.podium.orchestrator.wire.v1.Refusal refusal) {
        return new Refusal(new NodeName(refusal.getNode()), refusal.getCode(), refusal.getReason());
    }
}
