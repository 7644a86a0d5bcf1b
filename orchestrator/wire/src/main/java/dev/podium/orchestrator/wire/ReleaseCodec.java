package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Port;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.wire.v1.Container;
import java.util.Optional;
import java.util.TreeSet;

/** Releases and the containers they describe. */
final class ReleaseCodec {
    private static final int NO_HOST_PORT = 0;

    private ReleaseCodec() {}

    static dev.podium.orchestrator.wire.v1.Release encode(Release release) {
        var message = dev.podium.orchestrator.wire.v1.Release.newBuilder()
                .setNumber(release.number())
                .setContainer(encode(release.container()))
                .setResources(encode(release.resources()))
                .setUpdate(PolicyCodec.encode(release.update()))
                .setStop(PolicyCodec.encode(release.stop()))
                .setRestart(PolicyCodec.encode(release.restart()));
        PlacementCodec.encode(release.placement(), message);
        Probes probes = release.probes();
        probes.startup().map(ProbeCodec::encode).ifPresent(message::setStartup);
        probes.readiness().map(ProbeCodec::encode).ifPresent(message::setReadiness);
        probes.liveness().map(ProbeCodec::encode).ifPresent(message::setLiveness);
        return message.build();
    }

    static Release decode(dev.podium.orchestrator.wire.v1.Release release) {
        return new Release(
                release.getNumber(),
                decode(release.getContainer()),
                decode(release.getResources()),
                probes(release),
                PlacementCodec.decode(release),
                PolicyCodec.decode(release.getUpdate()),
                PolicyCodec.decode(release.getStop()),
                PolicyCodec.decode(release.getRestart()));
    }

    private static Probes probes(dev.podium.orchestrator.wire.v1.Release release) {
        return new Probes(
                release.hasStartup() ? Optional.of(ProbeCodec.decode(release.getStartup())) : Optional.empty(),
                release.hasReadiness() ? Optional.of(ProbeCodec.decode(release.getReadiness())) : Optional.empty(),
                release.hasLiveness() ? Optional.of(ProbeCodec.decode(release.getLiveness())) : Optional.empty());
    }

    private static Container encode(ContainerSpec container) {
        Image image = container.image();
        var message = Container.newBuilder()
                .setImage(image.reference())
                .setDigest(image.digest().orElse(""))
                .setLocalImage(image.local())
                .addAllCommand(container.command())
                .addAllArgs(container.args())
                .setWorkingDir(container.workingDir().orElse(""))
                .setUser(container.user().orElse(""))
                .putAllEnv(Scalars.sorted(container.env()))
                .setReadOnlyRoot(container.security().readOnlyRoot())
                .addAllAddCapabilities(container.security().addCapabilities());
        container.ports().forEach(port -> message.addPorts(encode(port)));
        return message.build();
    }

    private static ContainerSpec decode(Container container) {
        return new ContainerSpec(
                new Image(container.getImage(), Scalars.decode(container.getDigest()), container.getLocalImage()),
                container.getCommandList(),
                container.getArgsList(),
                Scalars.decode(container.getWorkingDir()),
                Scalars.decode(container.getUser()),
                container.getEnvMap(),
                container.getPortsList().stream().map(ReleaseCodec::decode).toList(),
                new Security(container.getReadOnlyRoot(), container.getAddCapabilitiesList()));
    }

    private static dev.podium.orchestrator.wire.v1.Port encode(Port port) {
        return dev.podium.orchestrator.wire.v1.Port.newBuilder()
                .setName(port.name())
                .setNumber(port.number())
                .setHostPort(port.hostPort().orElse(NO_HOST_PORT))
                .build();
    }

    private static Port decode(dev.podium.orchestrator.wire.v1.Port port) {
        return new Port(
                port.getName(),
                port.getNumber(),
                port.getHostPort() == NO_HOST_PORT ? Optional.empty() : Optional.of(port.getHostPort()));
    }

    private static dev.podium.orchestrator.wire.v1.Resources encode(Resources resources) {
        return dev.podium.orchestrator.wire.v1.Resources.newBuilder()
                .setRequest(Scalars.encode(resources.request()))
                .setCpuLimit(resources.cpuLimit().millis())
                .setMemoryLimit(resources.memoryLimit().value())
                .setGpu(resources.gpu().millis())
                .addAllGpuModels(resources.gpu().models())
                .build();
    }

    private static Resources decode(dev.podium.orchestrator.wire.v1.Resources resources) {
        return new Resources(
                Scalars.decode(resources.getRequest()),
                Cpu.ofMillis(resources.getCpuLimit()),
                Bytes.of(resources.getMemoryLimit()),
                new GpuRequest(resources.getGpu(), new TreeSet<>(resources.getGpuModelsList())));
    }
}
