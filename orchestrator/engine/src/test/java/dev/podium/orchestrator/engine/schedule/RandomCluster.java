package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.GpuRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Small clusters of all kinds of machines, and all kinds of needs. */
final class RandomCluster {
    static final String IMAGE = "shop/web:1";
    private static final List<String> MODELS = List.of("A10", "T4");

    private RandomCluster() {}

    static ClusterView of(Random random, int size) {
        Map<NodeName, NodeFacts> nodes = new HashMap<>();
        for (int i = 0; i < size; i++) {
            NodeFacts facts = node("n" + i, random);
            nodes.put(facts.name(), facts);
        }
        ClusterSnapshot snapshot = new ClusterSnapshot(
                1,
                Map.of(),
                Map.of(),
                Map.of(),
                nodes,
                Map.of(),
                Map.of(),
                List.of(),
                RoutingTable.EMPTY,
                Map.of(),
                ClusterPolicy.DEFAULT);
        return ClusterView.of(snapshot, PlannerSettings.DEFAULT, Instant.EPOCH, List.of());
    }

    private static NodeFacts node(String name, Random random) {
        Map<String, String> labels = Map.of("zone", "z" + random.nextInt(3), "rack", "r" + random.nextInt(3));
        Amount capacity = new Amount(
                        Cpu.ofMillis(random.nextInt(500, 16_000)), Bytes.ofMebi(random.nextInt(512, 16_384)), 4096)
                .withDisk(Bytes.ofMebi(random.nextInt(3) * 512L))
                .withGeneric(random.nextBoolean() ? Map.of("fpga", 2L) : Map.of());
        List<Gpu> gpus = new ArrayList<>();
        String model = MODELS.get(random.nextInt(MODELS.size()));
        for (int gpu = random.nextInt(5); gpu > 0; gpu--) {
            gpus.add(new Gpu(gpu * 3, model, Bytes.ofGibi(16)));
        }
        List<LocalImage> images =
                random.nextBoolean() ? List.of(new LocalImage("sha256:1", List.of(IMAGE))) : List.of();
        return new NodeFacts(
                new NodeName(name),
                "1",
                "linux",
                "amd64",
                "20.10",
                "",
                labels,
                capacity,
                images,
                "",
                true,
                List.of(),
                gpus,
                Optional.empty());
    }

    static List<Need> needs(Random random, int count) {
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Amount amount = new Amount(
                            Cpu.ofMillis(random.nextInt(1, 20) * 100L), Bytes.ofMebi(random.nextInt(1, 20) * 64L), 10)
                    .withDisk(Bytes.ofMebi(random.nextInt(3) == 0 ? 128 : 0))
                    .withGeneric(random.nextInt(8) == 0 ? Map.of("fpga", 1L) : Map.of());
            List<Integer> ports = random.nextInt(8) == 0 ? List.of(8000 + random.nextInt(2)) : List.of();
            needs.add(new Need(amount, gpu(random), ports));
        }
        return needs;
    }

    private static GpuRequest gpu(Random random) {
        GpuRequest some = GpuRequest.ofMillis(
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(1, 10) * 100;
                    case 2 -> 1000;
                    default -> 2000;
                });
        return random.nextInt(4) == 0 ? some.models(MODELS.get(random.nextInt(MODELS.size()))) : some;
    }
}
