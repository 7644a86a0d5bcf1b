package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is there when the story begins. Apps are published, and have the time to start, when it goes on. */
public final class Given {
    private final SimulatedCluster cluster;
    private final Map<String, AppBuilder> apps = new TreeMap<>();
    private @Nullable AppBuilder latest;

    Given(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    /** Machines {@code n1} to {@code n<count>}. */
    public Given nodes(int count) {
        for (int i = 1; i <= count; i++) {
            node("n" + i, UnaryOperator.identity());
        }
        return this;
    }

    public Given node(String name, UnaryOperator<NodeBuilder> how) {
        cluster.join(how.apply(NodeBuilder.node(name)).build(), Duration.ZERO);
        return this;
    }

    /** What operators want of the cluster as a whole. */
    public Given policy(ClusterPolicy policy) {
        cluster.store.policy = policy;
        return this;
    }

    /** An app with one replica and a route; what follows is about it. */
    public Given app(String name) {
        latest = AppBuilder.app(name);
        apps.put(name, latest);
        cluster.store.routes.add(new RouteRule(name + ".localhost", "/", latest.id(), 8080));
        return this;
    }

    /** A job, or with {@link #which} a cron: it has no route. What follows is about it. */
    public Given job(String name) {
        latest = AppBuilder.app(name).job(JobPolicy.DEFAULT);
        apps.put(name, latest);
        return this;
    }

    public Given replicas(int count) {
        return which(app -> app.replicas(count));
    }

    public Given image(String reference) {
        return which(app -> app.image(reference));
    }

    public Given memory(long mebi) {
        return which(app -> app.memory(mebi));
    }

    /** Any other property of the latest app. */
    public Given which(UnaryOperator<AppBuilder> how) {
        latest = how.apply(
                Optional.ofNullable(latest).orElseThrow(() -> new IllegalStateException("name the app first")));
        return this;
    }

    public When when() {
        apps.values().forEach(app -> cluster.store.workloads.put(app.id(), app.build()));
        When story = new When(cluster, apps);
        story.seconds(10);
        return story;
    }

    public Then then() {
        return when().then();
    }
}
