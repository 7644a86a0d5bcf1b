package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeSpec;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.clusters.ClusterName;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.nodes.Nodes.Wish;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.SpecPatch;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/api/v1/clusters/{cluster}/nodes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Nodes", description = "The machines apps run on.")
final class NodeController {
    private final Nodes nodes;
    private final NodeBody bodies;

    NodeController(Nodes nodes, NodeBody bodies) {
        this.nodes = nodes;
        this.bodies = bodies;
    }

    @Get
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "List the nodes of a cluster", description = "With Accept: text/event-stream: watch them.")
    Page<Node> list(String cluster, PageRequest page) {
        ClusterName.require(cluster);
        return nodes.list(page);
    }

    @Get("/{node}")
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Get a node")
    HttpResponse<Node> get(String cluster, String node) {
        ClusterName.require(cluster);
        return answer(nodes.find(node));
    }

    @Put("/{node}")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Say what is wanted of a node",
            description =
                    "availability is active, cordoned or draining; labels add to and override those the node gives itself."
                            + " A node cannot be made here: it joins with a token.")
    HttpResponse<Node> put(
            Caller caller,
            WriteConditions conditions,
            String cluster,
            String node,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NodeSpec.class),
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    "{\"availability\": \"active\", \"labels\": {\"disk\": \"ssd\"}}")))
                    @Body
                    JsonBody body) {
        ClusterName.require(cluster);
        NodeBody.Read wish = bodies.read(body);
        return answer(nodes.change(caller, node, conditions, before -> wish.keeping(Wish.of(before))));
    }

    @Patch("/{node}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Change parts of what is wanted of a node",
            description =
                    "JSON Merge Patch (RFC 7396). taints keep instances away that do not tolerate them; pool puts the node into a"
                            + " node pool, null takes it out.")
    HttpResponse<Node> patch(
            Caller caller,
            WriteConditions conditions,
            String cluster,
            String node,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NodeSpec.class),
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    "{\"taints\": [{\"key\": \"gpu\", \"effect\": \"NoSchedule\"}], \"pool\": \"fast\"}")))
                    @Body
                    JsonBody body) {
        ClusterName.require(cluster);
        return answer(nodes.change(
                caller,
                node,
                conditions,
                before -> bodies.read(SpecPatch.apply(Nodes.spec(before), before.labels(), body))
                        .alone()));
    }

    @Post("/{node}:drain")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Drain a node",
            description = "Its instances are replaced elsewhere, then stopped; it takes no new ones.")
    HttpResponse<Node> drain(Caller caller, WriteConditions conditions, String cluster, String node) {
        return become(caller, conditions, cluster, node, Availability.DRAINING);
    }

    @Post("/{node}:cordon")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Cordon a node", description = "It keeps its instances and takes no new ones.")
    HttpResponse<Node> cordon(Caller caller, WriteConditions conditions, String cluster, String node) {
        return become(caller, conditions, cluster, node, Availability.CORDONED);
    }

    @Post("/{node}:activate")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Let a node take instances again")
    HttpResponse<Node> activate(Caller caller, WriteConditions conditions, String cluster, String node) {
        return become(caller, conditions, cluster, node, Availability.ACTIVE);
    }

    @Delete("/{node}")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Remove a node that is not connected",
            description = "What it was last heard to run is given up.")
    HttpResponse<Void> delete(Caller caller, WriteConditions conditions, String cluster, String node) {
        ClusterName.require(cluster);
        nodes.delete(caller, node, conditions);
        return HttpResponse.noContent();
    }

    private HttpResponse<Node> become(
            Caller caller, WriteConditions conditions, String cluster, String node, Availability availability) {
        ClusterName.require(cluster);
        return answer(
                nodes.change(caller, node, conditions, before -> Wish.of(before).available(availability)));
    }

    private static HttpResponse<Node> answer(Node node) {
        return ETags.ok(node, node.metadata());
    }
}
