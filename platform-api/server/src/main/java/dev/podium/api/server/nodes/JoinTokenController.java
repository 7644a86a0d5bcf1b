package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.JoinToken;
import dev.podium.api.contract.node.JoinTokenRequest;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.clusters.ClusterName;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.manifest.DurationNotation;
import dev.podium.api.server.resource.Labels;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;

@Controller("/api/v1/clusters/{cluster}/join-tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Join tokens", description = "What lets a machine join the cluster.")
final class JoinTokenController {
    private static final Duration STANDARD = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST_USES = 10_000;

    private final JoinTokens tokens;

    JoinTokenController(JoinTokens tokens) {
        this.tokens = tokens;
    }

    @Get
    @Guarded(permission = Permission.JOIN_TOKENS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "List join tokens", description = "Without their secrets, which nobody keeps.")
    Page<JoinToken> list(String cluster, PageRequest page) {
        ClusterName.require(cluster);
        return tokens.list(page);
    }

    @Post
    @Guarded(permission = Permission.JOIN_TOKENS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(
            summary = "Make a join token",
            description =
                    "The token is in this answer and never shown again. It works for ttl (1h), for as many nodes as uses"
                            + " says (1), which get its labels.")
    HttpResponse<JoinToken> create(
            String cluster,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = JoinTokenRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    "{\"ttl\": \"15m\", \"uses\": 1, \"labels\": {\"zone\": \"a\"}}")))
                    @Body
                    JsonBody body) {
        ClusterName.require(cluster);
        return HttpResponse.created(tokens.create(body.decode(JoinTokenController::terms)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Delete("/{id}")
    @Guarded(permission = Permission.JOIN_TOKENS_WRITE, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Revoke a join token", description = "Nodes that have joined with it stay.")
    HttpResponse<Void> revoke(String cluster, String id) {
        ClusterName.require(cluster);
        tokens.revoke(id);
        return HttpResponse.noContent();
    }

    private static JoinTokens.Terms terms(Fields fields) {
        return new JoinTokens.Terms(
                fields.parsed("ttl", text -> DurationNotation.parse(text, SHORTEST, LONGEST))
                        .orElse(STANDARD),
                fields.integer("uses", 1, MOST_USES).orElse(1),
                fields.optional("labels").flatMap(Labels::read).orElse(Map.of()));
    }
}
