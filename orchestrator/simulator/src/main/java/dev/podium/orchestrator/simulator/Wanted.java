package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.WorkloadCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people want: apps and the availability of nodes, published to the store at once. Stands for the platform API. */
public final class Wanted {
    private static final String API = "api";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final World world;
    private final VirtualStore store;
    private final List<AppBuilder> apps = new ArrayList<>();
    private final Map<NodeName, NodeIntent> intents = new TreeMap<>();

    Wanted(World world, VirtualStore store) {
        this.world = world;
        this.store = store;
    }

    public List<AppBuilder> apps() {
        return apps;
    }

    public void add(AppBuilder app) {
        apps.add(app);
        publish(app, "is new");
    }

    /** In place of the app of the same name. */
    public void replace(AppBuilder app) {
        apps.replaceAll(old -> old.id().equals(app.id()) ? app : old);
        publish(app, "is made anew");
    }

    public void publish(AppBuilder app, String why) {
        world.trace().say("api", app.id() + " " + why);
        write(app);
    }

    private void write(AppBuilder app) {
        RouteRule rule = new RouteRule(app.id().name() + ".localhost", "/", app.id(), 8080);
        store.commit(
                API,
                Transaction.builder()
                        .put(
                                StoreKeys.workload(app.id()),
                                WorkloadCodec.encode(app.build()).toByteArray())
                        .put(
                                StoreKeys.routes(app.id()),
                                RoutingCodec.encode(List.of(rule)).toByteArray())
                        .build());
    }

    public void intend(NodeName node, Availability availability) {
        world.trace().say("api", "node " + node + " is to be " + availability);
        NodeIntent intent = new NodeIntent(node, availability, Map.of());
        intents.put(node, intent);
        write(intent);
    }

    private void write(NodeIntent intent) {
        store.commit(
                API,
                Transaction.put(
                        StoreKeys.intent(intent.name()),
                        NodeCodec.encode(intent).toByteArray()));
    }

    /** A node that will not come back is taken out of the cluster, which is refused while it seems to be connected. */
    public void remove(NodeName node) {
        if (world.truth().connected(node)) {
            world.agenda().after(TRY_AGAIN, () -> remove(node));
            return;
        }
        world.trace().say("api", "node " + node + " is removed");
        intents.remove(node);
        Transaction.Builder commit = Transaction.builder().delete(StoreKeys.intent(node));
        store.range(StoreKeys.OBSERVED + node + "/").entries().forEach(entry -> commit.delete(entry.key()));
        store.commit(API, commit.build());
    }

    /** All of it, after the store lost it. */
    void publishAll() {
        apps.stream().filter(app -> !app.build().deleted()).forEach(this::write);
        intents.values().forEach(this::write);
    }
}
