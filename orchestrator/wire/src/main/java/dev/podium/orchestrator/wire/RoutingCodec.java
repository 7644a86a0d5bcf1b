package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.wire.v1.RouteRules;
import dev.podium.orchestrator.wire.v1.WorkloadEndpoints;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Route rules, the routing table and routers' acknowledgements of it. */
public final class RoutingCodec {
    private RoutingCodec() {}

    public static RouteRules encode(List<RouteRule> rules) {
        return RouteRules.newBuilder()
                .addAllRules(rules.stream().map(RoutingCodec::encode).toList())
                .build();
    }

    public static List<RouteRule> decode(RouteRules rules) {
        return rules.getRulesList().stream().map(RoutingCodec::decode).toList();
    }

    public static dev.podium.orchestrator.wire.v1.RoutingTable encode(RoutingTable table) {
        var message = dev.podium.orchestrator.wire.v1.RoutingTable.newBuilder()
                .setVersion(table.version())
                .addAllRules(table.rules().stream().map(RoutingCodec::encode).toList());
        table.endpoints().forEach((workload, endpoints) -> message.addEndpoints(encode(workload, endpoints)));
        return message.build();
    }

    public static RoutingTable decode(dev.podium.orchestrator.wire.v1.RoutingTable table) {
        SortedMap<WorkloadId, List<Endpoint>> endpoints = new TreeMap<>();
        table.getEndpointsList()
                .forEach(of -> endpoints.put(
                        Scalars.decode(of.getWorkload()),
                        of.getEndpointsList().stream().map(RoutingCodec::decode).toList()));
        return new RoutingTable(
                table.getVersion(),
                table.getRulesList().stream().map(RoutingCodec::decode).toList(),
                endpoints);
    }

    public static dev.podium.orchestrator.wire.v1.RouterAck encode(RouterAck ack) {
        return dev.podium.orchestrator.wire.v1.RouterAck.newBuilder()
                .setNode(ack.node().value())
                .setVersion(ack.version())
                .addAllBusy(ack.busy().stream().map(TaskId::value).sorted().toList())
                .build();
    }

    public static RouterAck decode(dev.podium.orchestrator.wire.v1.RouterAck ack) {
        return new RouterAck(
                new NodeName(ack.getNode()),
                ack.getVersion(),
                ack.getBusyList().stream().map(TaskId::new).collect(Collectors.toUnmodifiableSet()));
    }

    private static dev.podium.orchestrator.wire.v1.RouteRule encode(RouteRule rule) {
        return dev.podium.orchestrator.wire.v1.RouteRule.newBuilder()
                .setHost(rule.host())
                .setPath(rule.path())
                .setWorkload(Scalars.encode(rule.workload()))
                .setPort(rule.port())
                .build();
    }

    private static RouteRule decode(dev.podium.orchestrator.wire.v1.RouteRule rule) {
        return new RouteRule(rule.getHost(), rule.getPath(), Scalars.decode(rule.getWorkload()), rule.getPort());
    }

    private static WorkloadEndpoints encode(WorkloadId workload, List<Endpoint> endpoints) {
        return WorkloadEndpoints.newBuilder()
                .setWorkload(Scalars.encode(workload))
                .addAllEndpoints(endpoints.stream().map(RoutingCodec::encode).toList())
                .build();
    }

    private static dev.podium.orchestrator.wire.v1.Endpoint encode(Endpoint endpoint) {
        return dev.podium.orchestrator.wire.v1.Endpoint.newBuilder()
                .setTask(endpoint.task().value())
                .setAddress(endpoint.address())
                .build();
    }

    private static Endpoint decode(dev.podium.orchestrator.wire.v1.Endpoint endpoint) {
        return new Endpoint(new TaskId(endpoint.getTask()), endpoint.getAddress());
    }
}
