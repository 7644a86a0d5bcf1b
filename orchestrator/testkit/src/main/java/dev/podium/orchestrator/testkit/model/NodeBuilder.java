package dev.podium.orchestrator.testkit.model;

import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine: four cores, 8 GiB, 4096 processes and a router, unless told otherwise. */
public final class NodeBuilder {
    private final NodeName name;
    private final Map<String, String> labels = new HashMap<>();
    private final List<LocalImage> images = new ArrayList<>();
    private final List<Gpu> gpus = new ArrayList<>();
    private Amount capacity = new Amount(Cpu.ofCores(4), Bytes.ofGibi(8), 4096);
    private String router = "127.0.0.1:8000";
    private boolean engineUp = true;
    private Optional<Instant> bootedAt = Optional.empty();

    private NodeBuilder(NodeName name) {
        this.name = name;
    }

    public static NodeBuilder node(String name) {
        return new NodeBuilder(new NodeName(name));
    }

    public NodeBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public NodeBuilder capacity(long cpuMillis, long memoryMebi, long pids) {
        capacity = new Amount(Cpu.ofMillis(cpuMillis), Bytes.ofMebi(memoryMebi), pids);
        return this;
    }

    public NodeBuilder disk(long mebi) {
        capacity = capacity.withDisk(Bytes.ofMebi(mebi));
        return this;
    }

    public NodeBuilder generic(String name, long count) {
        capacity = capacity.withGeneric(Map.of(name, count));
        return this;
    }

    /** So many GPUs of one model, numbered on from those it has. */
    public NodeBuilder gpus(int count, String model) {
        for (int i = 0; i < count; i++) {
            gpus.add(new Gpu(gpus.size(), model, Bytes.ofGibi(16)));
        }
        return this;
    }

    public NodeBuilder image(String id, String... references) {
        images.add(new LocalImage(id, List.of(references)));
        return this;
    }

    public NodeBuilder withoutRouter() {
        router = "";
        return this;
    }

    public NodeBuilder engineDown() {
        engineUp = false;
        return this;
    }

    public NodeBuilder bootedAt(Instant moment) {
        bootedAt = Optional.of(moment);
        return this;
    }

    public NodeFacts build() {
        return new NodeFacts(
                name,
                "0.1.0",
                "linux",
                "amd64",
                "20.10",
                "10.0.0.1",
                labels,
                capacity,
                images,
                router,
                engineUp,
                List.of(),
                gpus,
                bootedAt);
    }
}
