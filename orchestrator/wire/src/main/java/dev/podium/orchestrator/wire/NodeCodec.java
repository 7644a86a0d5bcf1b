package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodePool;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.tenants.tenant.TenantName;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What nodes say of themselves, what operators want of them, and whether they are connected. */
public final class NodeCodec {
    private NodeCodec() {}

    public static dev.podium.orchestrator.wire.v1.NodeFacts encode(NodeFacts facts) {
        var message = dev.podium.orchestrator.wire.v1.NodeFacts.newBuilder()
                .setName(facts.name().value())
                .setVersion(facts.version())
                .setOs(facts.os())
                .setArch(facts.arch())
                .setEngineVersion(facts.engineVersion())
                .setAddress(facts.address())
                .putAllLabels(Scalars.sorted(facts.labels()))
                .setCapacity(Scalars.encode(facts.capacity()))
                .setRouter(facts.router())
                .setEngineUp(facts.engineUp())
                .addAllWarnings(facts.warnings());
        facts.images().forEach(image -> message.addImages(encode(image)));
        facts.gpus().forEach(gpu -> message.addGpus(encode(gpu)));
        facts.bootedAt().map(Instant::toEpochMilli).ifPresent(message::setBootedAt);
        return message.build();
    }

    public static NodeFacts decode(dev.podium.orchestrator.wire.v1.NodeFacts facts) {
        return new NodeFacts(
                new NodeName(facts.getName()),
                facts.getVersion(),
                facts.getOs(),
                facts.getArch(),
                facts.getEngineVersion(),
                facts.getAddress(),
                facts.getLabelsMap(),
                Scalars.decode(facts.getCapacity()),
                facts.getImagesList().stream().map(NodeCodec::decode).toList(),
                facts.getRouter(),
                facts.getEngineUp(),
                facts.getWarningsList(),
                facts.getGpusList().stream().map(NodeCodec::decode).toList(),
                facts.hasBootedAt() ? Optional.of(Instant.ofEpochMilli(facts.getBootedAt())) : Optional.empty());
    }

    public static dev.podium.orchestrator.wire.v1.NodeIntent encode(NodeIntent intent) {
        var message = dev.podium.orchestrator.wire.v1.NodeIntent.newBuilder()
                .setName(intent.name().value())
                .setAvailability(encode(intent.availability()))
                .putAllLabels(Scalars.sorted(intent.labels()));
        intent.taints().forEach(taint -> message.addTaints(PlacementCodec.encode(taint)));
        intent.pool().map(NodeCodec::encode).ifPresent(message::setPool);
        return message.build();
    }

    public static NodeIntent decode(dev.podium.orchestrator.wire.v1.NodeIntent intent) {
        return new NodeIntent(
                new NodeName(intent.getName()),
                decode(intent.getAvailability()),
                intent.getLabelsMap(),
                intent.getTaintsList().stream().map(PlacementCodec::decode).toList(),
                intent.hasPool() ? Optional.of(decode(intent.getPool())) : Optional.empty());
    }

    public static dev.podium.orchestrator.wire.v1.NodeSession encode(NodeSession session) {
        return dev.podium.orchestrator.wire.v1.NodeSession.newBuilder()
                .setName(session.name().value())
                .setConnected(session.connected())
                .setSince(session.since().toEpochMilli())
                .build();
    }

    public static NodeSession decode(dev.podium.orchestrator.wire.v1.NodeSession session) {
        return new NodeSession(
                new NodeName(session.getName()), session.getConnected(), Instant.ofEpochMilli(session.getSince()));
    }

    private static dev.podium.orchestrator.wire.v1.NodePool encode(NodePool pool) {
        return dev.podium.orchestrator.wire.v1.NodePool.newBuilder()
                .setName(pool.name())
                .addAllTenants(
                        pool.tenants().stream().map(TenantName::value).sorted().toList())
                .build();
    }

    private static NodePool decode(dev.podium.orchestrator.wire.v1.NodePool pool) {
        return new NodePool(
                pool.getName(),
                pool.getTenantsList().stream().map(TenantName::new).collect(Collectors.toSet()));
    }

    private static dev.podium.orchestrator.wire.v1.LocalImage encode(LocalImage image) {
        return dev.podium.orchestrator.wire.v1.LocalImage.newBuilder()
                .setId(image.id())
                .addAllReferences(image.references())
                .build();
    }

    private static LocalImage decode(dev.podium.orchestrator.wire.v1.LocalImage image) {
        return new LocalImage(image.getId(), image.getReferencesList());
    }

    private static dev.podium.orchestrator.wire.v1.Gpu encode(Gpu gpu) {
        return dev.podium.orchestrator.wire.v1.Gpu.newBuilder()
                .setIndex(gpu.index())
                .setModel(gpu.model())
                .setMemory(gpu.memory().value())
                .build();
    }

    private static Gpu decode(dev.podium.orchestrator.wire.v1.Gpu gpu) {
        return new Gpu(gpu.getIndex(), gpu.getModel(), Bytes.of(gpu.getMemory()));
    }

    private static dev.podium.orchestrator.wire.v1.Availability encode(Availability availability) {
        return switch (availability) {
            case ACTIVE -> dev.podium.orchestrator.wire.v1.Availability.ACTIVE;
            case CORDONED -> dev.podium.orchestrator.wire.v1.Availability.CORDONED;
            case DRAINING -> dev.podium.orchestrator.wire.v1.Availability.DRAINING;
        };
    }

    private static Availability decode(dev.podium.orchestrator.wire.v1.Availability availability) {
        return switch (availability) {
            case ACTIVE -> Availability.ACTIVE;
            case CORDONED -> Availability.CORDONED;
            case DRAINING -> Availability.DRAINING;
            case AVAILABILITY_UNSPECIFIED, UNRECOGNIZED -> throw Scalars.unknown("node availability", availability);
        };
    }
}
