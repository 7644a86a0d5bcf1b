package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeSpec;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.clusters.ClusterName;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.nodes.Nodes.Wish;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.Labels;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Controller("/api/v1/clusters/{cluster}/nodes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Nodes", description = "The machines apps run on.")
final class NodeController {
    private static final List<String> AVAILABILITIES = List.of("active", "cordoned", "draining");

    private final Nodes nodes;

    NodeController(Nodes nodes) {
        this.nodes = nodes;
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
        ResourceBody<WishedSpec> wish = ResourceBody.decode(body, NodeController::wish);
        return answer(nodes.change(
                caller,
                node,
                conditions,
                before -> new Wish(
                        wish.spec().availability(),
                        wish.spec().labels().or(wish::labels).orElse(before.labels()))));
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
        return answer(nodes.change(caller, node, conditions, before -> new Wish(availability, before.labels())));
    }

    /** What the body says; labels that are left out stay as they are. */
    private record WishedSpec(Availability availability, Optional<Map<String, String>> labels) {}

    private static WishedSpec wish(Fields fields) {
        Availability availability = fields.oneOf("availability", AVAILABILITIES)
                .map(word -> Availability.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Availability.ACTIVE);
        return new WishedSpec(availability, fields.optional("labels").flatMap(Labels::read));
    }

    private static HttpResponse<Node> answer(Node node) {
        return ETags.ok(node, node.metadata());
    }
}
