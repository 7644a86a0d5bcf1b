package dev.podium.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.model.Network;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bridge networks of the Docker Engine. */
final class DockerNetworks {
    private static final Logger LOG = LoggerFactory.getLogger(DockerNetworks.class);
    private static final String NO_RANGE_LEFT = "non-overlapping IPv4 address pool";

    private final DockerClient client;

    DockerNetworks(DockerClient client) {
        this.client = client;
    }

    void ensure(NetworkPlan plan) {
        if (exists(plan.name())) {
            return;
        }
        try {
            create(plan);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.CONFLICT || !exists(plan.name())) {
                throw e; // Only a network made by another thread meanwhile is as good as our own.
            }
        }
    }

    private void create(NetworkPlan plan) {
        CreateNetworkCmd command = client.createNetworkCmd()
                .withName(plan.name())
                .withDriver("bridge")
                .withCheckDuplicate(true)
                .withLabels(plan.labels());
        try {
            DockerCalls.call("create network " + plan.name(), command::exec);
        } catch (EngineException e) {
            if (!e.words().contains(NO_RANGE_LEFT)) {
                throw e;
            }
            Subnet range = Subnet.free(taken()).orElseThrow(() -> e);
            command.withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(range.toString())));
            DockerCalls.call("create network " + plan.name() + " on " + range, command::exec);
        }
    }

    /** Ranges of the engine's networks and of the machine's own addresses. */
    private List<Subnet> taken() {
        Stream<String> networks = DockerCalls.call(
                        "list networks", () -> client.listNetworksCmd().exec())
                .stream()
                .map(Network::getIpam)
                .filter(ipam -> ipam != null && ipam.getConfig() != null)
                .flatMap(ipam -> ipam.getConfig().stream())
                .map(Network.Ipam.Config::getSubnet)
                .filter(subnet -> subnet != null && subnet.contains("."));
        return Stream.concat(networks, machine()).map(Subnet::parse).toList();
    }

    private static Stream<String> machine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(found -> found.getInterfaceAddresses().stream())
                    .filter(address -> address.getAddress() instanceof Inet4Address)
                    .map(address -> address.getAddress().getHostAddress() + "/" + address.getNetworkPrefixLength());
        } catch (SocketException e) {
            LOG.warn("the machine's own addresses are not known and not avoided", e);
            return Stream.empty();
        }
    }

    List<String> list(Map<String, String> labels) {
        return DockerCalls.call(
                        "list networks",
                        () -> client.listNetworksCmd()
                                .withFilter("label", LabelFilter.terms(labels))
                                .exec())
                .stream()
                .map(Network::getName)
                .toList();
    }

    void remove(String name) {
        DockerCalls.runIfThere(
                "remove network " + name, () -> client.removeNetworkCmd(name).exec());
    }

    private boolean exists(String name) {
        return DockerCalls.call(
                        "list networks",
                        () -> client.listNetworksCmd().withNameFilter(name).exec())
                .stream()
                .anyMatch(network -> name.equals(network.getName()));
    }
}
