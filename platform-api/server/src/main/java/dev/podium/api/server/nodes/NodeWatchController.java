package dev.podium.api.server.nodes;

import dev.podium.api.contract.resource.Deleted;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Quota;
import dev.podium.api.server.access.Scope;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.api.server.clusters.ClusterName;
import dev.podium.api.server.watch.EventStreams;
import dev.podium.api.server.watch.ItemFeed;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/api/v1/clusters/{cluster}/nodes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Nodes")
final class NodeWatchController {
    private final NodeRows rows;
    private final NodeIntents intents;
    private final Nodes nodes;
    private final Cluster cluster;
    private final EventStreams streams;

    NodeWatchController(NodeRows rows, NodeIntents intents, Nodes nodes, Cluster cluster, EventStreams streams) {
        this.rows = rows;
        this.intents = intents;
        this.nodes = nodes;
        this.cluster = cluster;
        this.streams = streams;
    }

    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @RouteCondition(EventStreams.ASKED_FOR)
    @Guarded(permission = Permission.NODES_READ, scope = Scope.PLATFORM, quota = Quota.NONE)
    @Operation(summary = "Watch the nodes of a cluster", hidden = true)
    Publisher<Event<Object>> watch(String cluster, @Header("Last-Event-ID") @Nullable String lastSeen) {
        ClusterName.require(cluster);
        return streams.of(() -> new ItemFeed<>(new AllNodes(), lastSeen != null));
    }

    private final class AllNodes implements ItemFeed.Source<NodeName> {
        @Override
        public Set<NodeName> keys() {
            return new LinkedHashSet<>(intents.all());
        }

        @Override
        public Map<Deleted, Object> items(NodeName name) {
            return rows.findByName(name.value())
                    .<Map<Deleted, Object>>map(row -> Map.of(new Deleted(null, row.name()), nodes.node(row)))
                    .orElse(Map.of());
        }

        @Override
        public Cluster.Subscription onChange(Consumer<NodeName> listener) {
            return cluster.onChange(change -> changed(change).forEach(listener));
        }

        /** Tasks come and go with what a node has reserved. */
        private Stream<NodeName> changed(ClusterChange change) {
            return switch (change) {
                case ClusterChange.Node(var node) -> Stream.of(node);
                case ClusterChange.NodeConnection connection -> Stream.of(connection.node());
                case ClusterChange.TaskRecord task ->
                    Stream.of(task.before(), task.after())
                            .flatMap(Optional::stream)
                            .map(t -> t.node());
                case ClusterChange.TaskReport report ->
                    Stream.ofNullable(cluster.snapshot().tasks().get(report.task()))
                            .map(t -> t.node());
                case ClusterChange.App _, ClusterChange.AppForgotten _, ClusterChange.Runs _ -> Stream.empty();
            };
        }
    }
}
