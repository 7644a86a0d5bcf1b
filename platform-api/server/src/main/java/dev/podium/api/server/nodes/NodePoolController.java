package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.NodePool;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Places;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.clusters.ClusterName;
import dev.podium.api.server.json.Element;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.PathNames;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.api.server.resource.SpecPatch;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Written;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.TenantName;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
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
import java.util.Map;
import java.util.Optional;

@Controller("/api/v1/clusters/{cluster}/node-pools")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Node pools", description = "Nodes that are treated alike, and whose instances they run.")
final class NodePoolController {
    private static final String EXAMPLE = "{\"tenants\": [\"acme\"]}";
    private static final int MOST_TENANTS = 200;

    private final NodePools pools;
    private final Places places;

    NodePoolController(NodePools pools, Places places) {
        this.pools = pools;
        this.places = places;
    }

    @Get
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "List the node pools of a cluster")
    Page<NodePool> list(String cluster, PageRequest page) {
        ClusterName.require(cluster);
        return pools.list(page);
    }

    @Get("/{pool}")
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Get a node pool")
    HttpResponse<NodePool> get(String cluster, String pool) {
        ClusterName.require(cluster);
        NodePool found = pools.find(pool);
        return ETags.ok(found, found.metadata());
    }

    @Put("/{pool}")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Create or replace a node pool",
            description =
                    "A pool that names tenants is fenced: its nodes run their instances and no others; instances of others that"
                            + " are there are replaced elsewhere. Nodes are put into it with PATCH on the node.")
    HttpResponse<NodePool> put(
            Caller caller,
            WriteConditions conditions,
            String cluster,
            String pool,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NodePool.Spec.class),
                                            examples = @ExampleObject(value = EXAMPLE)))
                    @Body
                    JsonBody body) {
        ClusterName.require(cluster);
        String name = PathNames.require(pool, NodePoolController::name);
        ResourceBody<List<String>> wish = ResourceBody.decode(body, this::tenants);
        return answer(pools.put(
                caller,
                name,
                conditions,
                before -> new NodePools.Wish(
                        wish.spec(),
                        wish.labels().orElse(before.map(NodePoolRow::labels).orElse(Map.of())))));
    }

    @Patch("/{pool}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Change parts of a node pool", description = "JSON Merge Patch (RFC 7396).")
    HttpResponse<NodePool> patch(
            Caller caller,
            WriteConditions conditions,
            String cluster,
            String pool,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NodePool.Spec.class),
                                            examples = @ExampleObject(value = EXAMPLE)))
                    @Body
                    JsonBody body) {
        ClusterName.require(cluster);
        pools.row(pool);
        return answer(pools.put(caller, pool, conditions, before -> {
            NodePoolRow row = before.orElseGet(() -> pools.row(pool));
            ResourceBody<List<String>> wish = ResourceBody.decode(
                    SpecPatch.apply(new NodePool.Spec(row.tenants()), row.labels(), body), this::tenants);
            return new NodePools.Wish(wish.spec(), wish.labels().orElse(Map.of()));
        }));
    }

    @Delete("/{pool}")
    @Guarded(permission = Permission.NODES_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Delete a node pool that has no nodes")
    HttpResponse<Void> delete(WriteConditions conditions, String cluster, String pool) {
        ClusterName.require(cluster);
        pools.delete(pool, conditions);
        return HttpResponse.noContent();
    }

    private List<String> tenants(Fields fields) {
        List<String> tenants = fields.items("tenants", this::tenant).orElse(List.of());
        if (tenants.size() > MOST_TENANTS) {
            fields.refuse("tenants", tenants.size() + " tenants are too many: expected at most " + MOST_TENANTS);
        }
        return tenants.stream().distinct().sorted().toList();
    }

    private Optional<String> tenant(Element element) {
        return element.parsed(TenantName::new)
                .flatMap(name -> places.exists(name)
                        ? Optional.of(name.value())
                        : element.refuse("there is no tenant \"" + name + "\": create it first"));
    }

    private static String name(String text) {
        return new dev.podium.orchestrator.model.node.NodePool(text, java.util.Set.of()).name();
    }

    private static HttpResponse<NodePool> answer(Written<NodePool> written) {
        return ETags.written(written.resource(), written.resource().metadata(), written.created());
    }
}
