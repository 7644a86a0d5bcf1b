package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Port;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.WorkloadCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small values for tests of the loop. */
public final class Cluster {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final WorkloadId WEB = WorkloadId.of("acme-prod", "web");
    public static final NodeName NODE = new NodeName("node-a");
    static final Outlook WAITING = new Outlook(1, "NoNodes", "there is no node", List.of(), "add one");

    private Cluster() {}

    public static Workload web(int replicas) {
        Amount request = new Amount(Cpu.ofMillis(100), Bytes.ofMebi(64), 64);
        Release release = new Release(
                1,
                new ContainerSpec(
                        new Image("web:1", Optional.empty(), false),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(new Port("http", 8080)),
                        Security.DEFAULT),
                new Resources(request, Cpu.ofCores(1), Bytes.ofMebi(128)),
                Probes.NONE,
                Placement.ANYWHERE,
                UpdatePolicy.DEFAULT,
                StopPolicy.DEFAULT,
                RestartPolicy.DEFAULT);
        return new Workload(WEB, "uid-1", Workload.Kind.REPLICATED, replicas, release, 0, Terms.DEFAULT, false);
    }

    public static Transaction publish(Workload workload) {
        return Transaction.put(
                StoreKeys.workload(workload.id()),
                WorkloadCodec.encode(workload).toByteArray());
    }

    static Transaction publish(NodeFacts facts) {
        return Transaction.put(
                StoreKeys.facts(facts.name()), NodeCodec.encode(facts).toByteArray());
    }

    static NodeFacts facts(int cores) {
        Amount capacity = new Amount(Cpu.ofCores(cores), Bytes.ofGibi(4), 4096);
        return new NodeFacts(
                NODE, "0.1.0", "linux", "amd64", "28", "", Map.of(), capacity, List.of(), "", true, List.of());
    }

    static Task task(int slot) {
        return new Task(
                new TaskId("task-" + slot),
                WEB,
                "uid-1",
                new Slot.Numbered(slot),
                web(1).release(),
                0,
                NODE,
                DesiredState.RUN,
                NOW,
                1,
                NOW,
                NOW);
    }

    static Plan nothing(ClusterSnapshot snapshot) {
        return plan(snapshot, List.of());
    }

    static Plan plan(ClusterSnapshot snapshot, List<Change> changes) {
        return new Plan(snapshot.revision(), changes, Optional.empty(), Map.of(), Optional.empty());
    }

    /** One task for each replica of the one workload. */
    static Plan fill(ClusterSnapshot snapshot) {
        Workload workload = snapshot.workloads().get(WEB);
        int replicas = workload == null ? 0 : workload.replicas();
        List<Change> missing = IntStream.rangeClosed(1, replicas)
                .mapToObj(Cluster::task)
                .filter(task -> !snapshot.tasks().containsKey(task.id()))
                .<Change>map(Change.Create::new)
                .toList();
        return plan(snapshot, missing);
    }
}
