package dev.podium.orchestrator.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.schedule.Seating;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Affinity.Preferred;
import dev.podium.orchestrator.model.workload.Affinity.Required;
import dev.podium.orchestrator.model.workload.Affinity.ToApp;
import dev.podium.orchestrator.model.workload.Affinity.ToNodes;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scheduler chooses as {@link BruteChooser} does, which looks at every node and every task again for each choice. */
class PlacementComparisonTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TOPOLOGIES = List.of("node", "zone", "rack");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("podium.seeds", 300));
    }

    private final SimulatedStore store = new SimulatedStore();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_chooses_as_looking_at_everything_each_time_would(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 9; i++) {
            NodeBuilder node = NodeBuilder.node("n" + i).capacity(400, 256, 4096);
            node.label("rack", "r" + random.nextInt(2)).label("disk", random.nextBoolean() ? "ssd" : "hdd");
            join((random.nextInt(8) == 0 ? node : node.label("zone", "z" + random.nextInt(3))).build());
        }
        Workload web = app("web", random).replicas(14).build();
        List<Workload> others =
                List.of(app("cache", random).build(), app("db", random).build());
        store.workloads.put(web.id(), web);
        BruteChooser brute = new BruteChooser(List.copyOf(store.nodes.values()), web);
        for (int i = 0; i < random.nextInt(8); i++) {
            Workload owner = random.nextInt(3) == 0 ? web : others.get(random.nextInt(2));
            NodeFacts node = List.copyOf(store.nodes.values()).get(random.nextInt(9));
            Task task = task(owner, i + 1, node.name());
            store.tasks.put(task.id(), task);
            brute.add(owner, node);
        }
        List<Demand> demands = IntStream.range(0, 14)
                .mapToObj(slot -> new Demand(
                        web, new Slot.Numbered(slot + 100), web.release(), 0, Optional.empty(), 1, Duration.ZERO))
                .toList();
        ClusterView view = ClusterView.of(store.snapshot(), PlannerSettings.DEFAULT, NOW, List.of());
        List<String> chosen = new Scheduler(view)
                .place(demands).seats().stream()
                        .map(Seating.Seat::node)
                        .map(NodeName::value)
                        .toList();
        List<String> expected = new ArrayList<>();
        for (Optional<String> next = brute.choose(); next.isPresent() && expected.size() < 14; next = brute.choose()) {
            expected.add(next.get());
        }
        assertThat(chosen).as("%s", web.release().placement()).isEqualTo(expected);
    }

    private void join(NodeFacts facts) {
        store.nodes.put(facts.name(), facts);
        store.sessions.put(facts.name(), new NodeSession(facts.name(), true, NOW));
    }

    private static AppBuilder app(String name, Random random) {
        AppBuilder app = AppBuilder.app(name);
        List<List<String>> spreads = List.of(List.of(), List.of("zone"), List.of("zone", "rack"), List.of("rack"));
        app.spread(spreads.get(random.nextInt(4)).toArray(String[]::new));
        if (random.nextInt(3) == 0) {
            app.maxSkew(random.nextBoolean() ? "zone" : "rack", random.nextInt(1, 3));
        }
        Affinity[] affinities = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> affinity(random))
                .toArray(Affinity[]::new);
        return app.affinities(affinities);
    }

    private static Affinity affinity(Random random) {
        Affinity.Target target = random.nextInt(4) == 0
                ? new ToNodes(ExpressionParser.parse("node.labels.disk == ssd"))
                : new ToApp(List.of("web", "cache", "db").get(random.nextInt(3)), TOPOLOGIES.get(random.nextInt(3)));
        Affinity.Strength strength = random.nextInt(3) == 0 ? new Required() : new Preferred(random.nextInt(1, 4));
        return new Affinity(target, random.nextBoolean(), strength);
    }

    private static Task task(Workload owner, int number, NodeName node) {
        return new Task(
                new TaskId("task-" + number),
                owner.id(),
                owner.uid(),
                new Slot.Numbered(number),
                owner.release(),
                0,
                node,
                DesiredState.RUN,
                NOW,
                1,
                NOW,
                NOW);
    }
}
