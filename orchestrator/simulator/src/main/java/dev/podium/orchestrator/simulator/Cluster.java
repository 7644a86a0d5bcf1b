package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.util.List;

/** Nodes and apps as they are drawn. New properties of either that simulations are to use are added here. */
public final class Cluster {
    static final String DISK = "disk";
    static final String FAST = "ssd";

    private Cluster() {}

    static NodeFacts node(int number, Chance chance) {
        NodeBuilder node = NodeBuilder.node("n" + number)
                .label("zone", chance.any(List.of("a", "b", "c")))
                .label(DISK, chance.any(List.of(FAST, "hdd")));
        if (chance.oneIn(4)) {
            node.withoutRouter();
        }
        return with(node.build(), capacity(chance), true);
    }

    public static Amount capacity(Chance chance) {
        return new Amount(
                Cpu.ofMillis(100L * chance.between(10, 40)),
                Bytes.ofMebi(128L * chance.between(4, 32)),
                chance.oneIn(5) ? 0 : 100L * chance.between(3, 20));
    }

    public static NodeFacts with(NodeFacts old, Amount capacity, boolean engineUp) {
        return new NodeFacts(
                old.name(),
                old.version(),
                old.os(),
                old.arch(),
                old.engineVersion(),
                old.address(),
                old.labels(),
                capacity,
                old.images(),
                old.router(),
                engineUp,
                old.warnings());
    }

    /** An app that works. */
    public static AppBuilder app(String name, Setup setup, Chance chance) {
        AppBuilder app = AppBuilder.app(name)
                .image(Temper.HEALTHY.image())
                .replicas(chance.between(1, 3 + 3 * setup.nodes() / setup.apps()))
                .cpu(100L * chance.between(1, 6))
                .memory(64L * chance.between(1, 6))
                .pids(32L * chance.between(1, 3))
                .drain(chance.seconds(0, 12));
        if (chance.oneIn(2)) {
            app.spread("zone");
        }
        if (chance.oneIn(4)) {
            app.constraints("node.labels." + DISK + " == " + FAST);
        }
        if (chance.oneIn(6)) {
            app.global();
        }
        return chance.oneIn(3)
                ? app.stopFirst(chance.between(0, 2))
                : app.startFirst(chance.between(0, 1), chance.between(1, 3));
    }

    static Duration skew(Chance chance) {
        return chance.millis(-300, 300);
    }
}
