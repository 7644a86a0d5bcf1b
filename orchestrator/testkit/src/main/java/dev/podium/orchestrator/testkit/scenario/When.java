package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodePool;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import dev.podium.tenants.tenant.TenantName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens. Things happen at once; time passes only with {@link #seconds}. */
public final class When {
    private final SimulatedCluster cluster;
    private final Map<String, AppBuilder> apps;

    When(SimulatedCluster cluster, Map<String, AppBuilder> apps) {
        this.cluster = cluster;
        this.apps = apps;
    }

    public When seconds(double seconds) {
        Instant end = cluster.now().plus(Duration.ofMillis((long) (seconds * 1000)));
        while (cluster.now().isBefore(end)) {
            cluster.step();
        }
        return this;
    }

    /** The smallest time in which anything can happen. */
    public When aMomentPasses() {
        cluster.step();
        return this;
    }

    /** The machine loses power. */
    public When nodeDies(String node) {
        return node(node, machine -> {
            machine.lose();
            cluster.disconnect(machine);
        });
    }

    /** Everything on it keeps running, but it hears and says nothing. */
    public When nodeLosesTheServer(String node) {
        return node(node, cluster::disconnect);
    }

    public When nodeComesBack(String node) {
        return node(node, cluster::connect);
    }

    /** The machine is switched off and on again; that takes no time. */
    public When nodeIsBooted(String node) {
        return node(node, machine -> {
            machine.lose();
            cluster.disconnect(machine);
            cluster.store.nodes.computeIfPresent(machine.name(), (_, facts) -> facts.bootedAt(cluster.now()));
            cluster.connect(machine);
        });
    }

    public When nodeJoins(String node) {
        cluster.join(NodeBuilder.node(node).build(), Duration.ZERO);
        return this;
    }

    public When nodeIsRemoved(String node) {
        cluster.remove(new NodeName(node));
        return this;
    }

    public When cordon(String node) {
        return intent(node, Availability.CORDONED);
    }

    public When drain(String node) {
        return intent(node, Availability.DRAINING);
    }

    public When activate(String node) {
        return intent(node, Availability.ACTIVE);
    }

    public When label(String node, String key, String value) {
        return intend(
                node,
                intent -> new NodeIntent(
                        intent.name(), Availability.ACTIVE, Map.of(key, value), intent.taints(), intent.pool()));
    }

    /** Operators put a taint on the node now, on top of those it has. */
    public When taint(String node, String key, Taint.Effect effect) {
        return intend(
                node,
                intent -> intent.tainted(
                        Stream.concat(intent.taints().stream(), Stream.of(new Taint(key, "", effect, cluster.now())))
                                .toList()));
    }

    /** Operators put the node into a pool; with tenants it is fenced. */
    public When pool(String node, String pool, String... tenants) {
        Set<TenantName> fence = Arrays.stream(tenants).map(TenantName::new).collect(Collectors.toSet());
        return intend(node, intent -> intent.in(new NodePool(pool, fence)));
    }

    /** Operators want something else of the cluster as a whole. */
    public When policy(ClusterPolicy policy) {
        cluster.store.policy = policy;
        return this;
    }

    public When scale(String app, int replicas) {
        return change(app, builder -> builder.replicas(replicas));
    }

    /** A new release that differs in its image. */
    public When deploy(String app, String image) {
        return change(app, builder -> builder.image(image).nextRelease());
    }

    /** A new release that differs in what {@code how} says. */
    public When deploy(String app, UnaryOperator<AppBuilder> how) {
        return change(app, builder -> how.apply(builder).nextRelease());
    }

    /** Changes what {@code how} says, without a new release. */
    public When change(String app, UnaryOperator<AppBuilder> how) {
        AppBuilder builder = how.apply(Optional.ofNullable(apps.get(app)).orElseThrow());
        cluster.store.workloads.put(builder.id(), builder.build());
        return this;
    }

    /** Something that has not been there from the beginning is published. */
    public When publish(AppBuilder app) {
        apps.put(app.id().name(), app);
        return change(app.id().name(), UnaryOperator.identity());
    }

    /** Every task of the app that runs ends by itself. */
    public When allTasksExit(String app, int code) {
        cluster.store.tasks.values().stream()
                .filter(task -> task.workload().name().equals(app)
                        && cluster.store.state(task.id()).running())
                .forEach(task -> exit(task, code));
        return this;
    }

    /** The clocks of servers jump; those of the machines with them. */
    public When clocksJump(Duration by) {
        cluster.advanceClock(by);
        return this;
    }

    private void exit(Task task, int code) {
        SimulatedNode machine = cluster.machine(task.node());
        machine.exit(task.id(), code, cluster.now());
        cluster.receive(machine);
    }

    public When restart(String app) {
        return change(app, AppBuilder::restartAll);
    }

    public When delete(String app) {
        return change(app, AppBuilder::deleted);
    }

    /** The app is gone and another one of the same name is there at once. */
    public When deleteAndCreateAgain(String app, String uid) {
        return change(app, builder -> builder.uid(uid));
    }

    /** The first running process of the app ends by itself. */
    public When taskExits(String app, int code) {
        return running(app, (machine, task) -> machine.exit(task, code, cluster.now()));
    }

    /** The first ready task of the app answers its readiness probe with 503. */
    public When taskGetsUnready(String app) {
        return running(app, (machine, task) -> machine.ready(task, false));
    }

    /** Clients keep connections open to every task of the app. */
    public When clientsHoldOn(String app) {
        cluster.store.tasks.values().stream()
                .filter(task -> task.workload().name().equals(app))
                .forEach(task -> cluster.machine(task.node()).holdConnection(task.id()));
        return this;
    }

    public When clientsLetGo() {
        cluster.machines.values().forEach(SimulatedNode::releaseConnections);
        return this;
    }

    public When routerGetsStuck(String node) {
        return node(node, machine -> machine.routerStuck(true));
    }

    public When routerWorksAgain(String node) {
        return node(node, machine -> machine.routerStuck(false));
    }

    public Then then() {
        return new Then(cluster, this);
    }

    private When node(String name, Consumer<SimulatedNode> what) {
        what.accept(cluster.machine(new NodeName(name)));
        return this;
    }

    private When intend(String node, UnaryOperator<NodeIntent> how) {
        NodeName name = new NodeName(node);
        NodeIntent before = Optional.ofNullable(cluster.store.intents.get(name)).orElse(NodeIntent.active(name));
        cluster.store.intents.put(name, how.apply(before));
        return this;
    }

    /** An app that was not there before, with a route. */
    public When publish(String app, UnaryOperator<AppBuilder> how) {
        AppBuilder builder = how.apply(AppBuilder.app(app));
        apps.put(app, builder);
        cluster.store.routes.add(new RouteRule(app + ".localhost", "/", builder.id(), 8080));
        cluster.store.workloads.put(builder.id(), builder.build());
        return this;
    }

    private When intent(String node, Availability availability) {
        return intend(
                node,
                intent -> new NodeIntent(intent.name(), availability, intent.labels(), intent.taints(), intent.pool()));
    }

    private When running(String app, BiConsumer<SimulatedNode, TaskId> what) {
        cluster.store.tasks.values().stream()
                .filter(task -> task.workload().name().equals(app)
                        && cluster.store.state(task.id()).running())
                .findFirst()
                .ifPresent(task -> {
                    SimulatedNode machine = cluster.machine(task.node());
                    what.accept(machine, task.id());
                    cluster.receive(machine);
                });
        return this;
    }
}
