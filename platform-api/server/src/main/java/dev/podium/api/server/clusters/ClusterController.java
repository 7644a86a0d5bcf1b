package dev.podium.api.server.clusters;

import dev.podium.api.contract.cluster.Cluster;
import dev.podium.api.contract.cluster.ClusterPlan;
import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.clusters.Clusters.Wish;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.json.MergePatch;
import dev.podium.api.server.resource.ETags;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;

@Controller("/api/v1/clusters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Clusters", description = "What operators want of a cluster as a whole.")
final class ClusterController {
    private static final String EXAMPLE =
            "{\"strategy\": \"pack\", \"turnover\": {\"maxAge\": \"30d\"}, \"rebalancing\": {}}";

    private final Clusters clusters;

    ClusterController(Clusters clusters) {
        this.clusters = clusters;
    }

    @Get("/{cluster}")
    @Guarded(permission = Permission.CLUSTERS_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Get a cluster")
    HttpResponse<Cluster> get(String cluster) {
        return answer(clusters.find(cluster));
    }

    @Put("/{cluster}")
    @Guarded(permission = Permission.CLUSTERS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Say what is wanted of a cluster",
            description =
                    "strategy is spread (the default) or pack. turnover empties machines that get too old; rebalancing moves"
                            + " running instances to better nodes. What is left out goes back to its default.")
    HttpResponse<Cluster> put(
            Caller caller,
            WriteConditions conditions,
            String cluster,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ClusterSpec.class),
                                            examples = @ExampleObject(value = EXAMPLE)))
                    @Body
                    JsonBody body) {
        ResourceBody<ClusterPolicy> wanted = ResourceBody.decode(body, ClusterSpecs::read);
        return answer(clusters.change(caller, cluster, conditions, before -> wish(wanted, before)));
    }

    @Patch("/{cluster}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Guarded(permission = Permission.CLUSTERS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Change parts of what is wanted of a cluster",
            description = "JSON Merge Patch (RFC 7396): a value replaces, null goes back to the default.")
    HttpResponse<Cluster> patch(
            Caller caller,
            WriteConditions conditions,
            String cluster,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ClusterSpec.class),
                                            examples = @ExampleObject(value = EXAMPLE)))
                    @Body
                    JsonBody body) {
        return answer(clusters.change(caller, cluster, conditions, before -> patched(body, before)));
    }

    @Post("/{cluster}:plan")
    @Guarded(permission = Permission.CLUSTERS_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "See what a cluster's policy would bring about",
            description =
                    "Changes nothing. The body is what a PUT takes; without rebalancing the moves are those of the defaults.")
    ClusterPlan plan(
            String cluster,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ClusterSpec.class),
                                            examples = @ExampleObject(value = EXAMPLE)))
                    @Body
                    JsonBody body) {
        return clusters.plan(
                cluster, ResourceBody.decode(body, ClusterSpecs::read).spec());
    }

    private static Wish patched(JsonBody patch, Wish before) {
        JsonNode spec = patch.node().isObject() ? patch.node().get("spec") : null;
        JsonNode merged = MergePatch.apply(written(before), spec == null ? patch.node() : spec);
        return wish(ResourceBody.decode(new JsonBody(merged), ClusterSpecs::read), before);
    }

    private static JsonNode written(Wish wish) {
        Map<String, JsonNode> fields = new LinkedHashMap<>(ClusterSpecs.written(wish.policy()));
        Map<String, JsonNode> labels = new LinkedHashMap<>();
        wish.labels().forEach((key, value) -> labels.put(key, JsonNode.createStringNode(value)));
        fields.put("labels", JsonNode.createObjectNode(labels));
        return JsonNode.createObjectNode(fields);
    }

    private static Wish wish(ResourceBody<ClusterPolicy> body, Wish before) {
        return new Wish(body.spec(), body.labels().orElse(before.labels()));
    }

    private static HttpResponse<Cluster> answer(Cluster cluster) {
        return ETags.ok(cluster, cluster.metadata());
    }
}
