package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.NodeStatus;
import dev.podium.api.contract.resource.Condition;
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.GpuRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Derives how a node fares from what it says of itself and what operators want of it. */
final class NodeFate {
    private final NodeRow row;
    private final ClusterSnapshot snapshot;
    private final Optional<NodeFacts> facts;
    private final Optional<NodeSession> session;
    private final Optional<NodeAge> age;
    private final List<Task> tasks;

    private NodeFate(NodeRow row, ClusterSnapshot snapshot, Optional<NodeAge> age) {
        NodeName name = new NodeName(row.name());
        this.row = row;
        this.snapshot = snapshot;
        this.age = age;
        this.facts = Optional.ofNullable(snapshot.nodes().get(name));
        this.session = Optional.ofNullable(snapshot.sessions().get(name));
        this.tasks = snapshot.tasks().values().stream()
                .filter(task -> task.node().equals(name))
                .filter(this::present)
                .toList();
    }

    private record Verdict(String state, String message) {}

    /** @param blockers what keeps it from getting empty; asked only while it is being emptied */
    static NodeStatus of(
            NodeRow row,
            ClusterSnapshot snapshot,
            Optional<NodeStatus.Usage> usage,
            Optional<NodeAge> age,
            Supplier<List<Blocker>> blockers) {
        return new NodeFate(row, snapshot, age).status(usage, blockers);
    }

    private NodeStatus status(Optional<NodeStatus.Usage> usage, Supplier<List<Blocker>> blockers) {
        Verdict verdict = verdict();
        return new NodeStatus(
                verdict.state(),
                verdict.message(),
                connected(),
                since(),
                facts.map(NodeFacts::version).orElse(""),
                facts.map(NodeFacts::os).orElse(""),
                facts.map(NodeFacts::arch).orElse(""),
                facts.map(NodeFacts::engineVersion).orElse(""),
                facts.map(NodeFacts::address).orElse(""),
                facts.map(NodeFacts::router).filter(router -> !router.isEmpty()).orElse(null),
                labels(),
                amounts(
                        facts.map(NodeFacts::capacity).orElse(Amount.ZERO),
                        facts.map(f -> f.gpus().size() * (long) GpuRequest.WHOLE)
                                .orElse(0L)),
                amounts(
                        tasks.stream()
                                .map(task -> task.release().resources().request())
                                .reduce(Amount.ZERO, Amount::plus),
                        tasks.stream()
                                .mapToLong(
                                        task -> task.release().resources().gpu().millis())
                                .sum()),
                usage.orElse(null),
                tasks.size(),
                facts.map(NodeFate::images).orElse(List.of()),
                facts.map(this::gpus).orElse(List.of()),
                facts.map(NodeFacts::warnings).orElse(List.of()),
                conditions(verdict),
                facts.flatMap(NodeFacts::bootedAt).orElse(null),
                age.map(of -> new NodeStatus.Age(of.due(), of.phase().word())).orElse(null),
                verdict.state().equals("Draining")
                        ? blockers.get().stream().map(NodeFate::blocker).toList()
                        : null);
    }

    private static NodeStatus.Blocker blocker(Blocker blocker) {
        return new NodeStatus.Blocker(
                blocker.workload().namespace().value(),
                blocker.workload().name(),
                blocker.task().value(),
                blocker.reason());
    }

    private Verdict verdict() {
        if (!connected()) {
            return new Verdict(
                    "Unreachable",
                    "No connection since " + since() + "; its " + instances()
                            + " may still run. Is the machine up, and the node" + " daemon running on it?");
        }
        if (facts.filter(NodeFacts::engineUp).isEmpty()) {
            return new Verdict("EngineDown", "Its container engine does not answer. Is Docker running on the machine?");
        }
        if (row.wanted() != NodeIntent.Availability.DRAINING
                && age.filter(NodeAge::out).isPresent()) {
            return aged(age.get());
        }
        return switch (row.wanted()) {
            case ACTIVE -> new Verdict("Ready", "Takes instances; has " + instances() + "." + overdue());
            case CORDONED -> new Verdict("Cordoned", "Keeps its " + instances() + " and takes no new ones.");
            case DRAINING ->
                new Verdict(
                        "Draining",
                        tasks.isEmpty()
                                ? "Empty: it can be switched off."
                                : instances() + " still to be moved elsewhere.");
        };
    }

    private String overdue() {
        return age.map(of -> switch (of.phase()) {
                    case WAITS_FOR_WINDOW -> tooOld(of) + "; it is emptied when a window opens.";
                    case WAITS_ITS_TURN -> tooOld(of) + "; it is emptied when other nodes are back.";
                    case YOUNG, DRAINING, EMPTY -> "";
                })
                .orElse("");
    }

    private static String tooOld(NodeAge of) {
        return " It reached its maximum age at " + of.due();
    }

    private Verdict aged(NodeAge of) {
        String since = "It reached its maximum age at " + of.due() + ". ";
        return new Verdict(
                "Draining",
                since
                        + (of.phase() == NodeAge.Phase.EMPTY
                                ? "It is empty: boot the machine anew and it takes instances again."
                                : instances() + " still to be moved elsewhere."));
    }

    private boolean connected() {
        return session.filter(NodeSession::connected).isPresent();
    }

    private Instant since() {
        return session.map(NodeSession::since).orElse(row.createdAt());
    }

    private boolean present(Task task) {
        TaskStatus status = snapshot.statuses().get(task.id());
        boolean ended = status != null && status.state().ended();
        return !ended && task.desired() != DesiredState.REMOVE;
    }

    /** Its own labels, with the operators' on top. */
    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>(facts.map(NodeFacts::labels).orElse(Map.of()));
        labels.putAll(row.labels());
        return labels;
    }

    private String instances() {
        return tasks.size() == 1 ? "1 instance" : tasks.size() + " instances";
    }

    private List<Condition> conditions(Verdict verdict) {
        boolean takes = verdict.state().equals("Ready");
        return List.of(
                new Condition(
                        "Connected",
                        connected() ? "True" : "False",
                        connected() ? "Heartbeats" : "NoHeartbeats",
                        connected() ? "Its heartbeats arrive." : verdict.message(),
                        since()),
                new Condition(
                        "Schedulable",
                        takes ? "True" : "False",
                        verdict.state(),
                        verdict.message(),
                        row.wanted() == NodeIntent.Availability.ACTIVE ? since() : row.updatedAt()));
    }

    private static NodeStatus.Amounts amounts(Amount amount, long gpuMillis) {
        return new NodeStatus.Amounts(
                amount.cpu().millis(),
                amount.memory().value(),
                amount.pids(),
                amount.disk().value(),
                gpuMillis,
                amount.generic());
    }

    private List<NodeStatus.Gpu> gpus(NodeFacts node) {
        return node.gpus().stream()
                .map(gpu -> new NodeStatus.Gpu(
                        gpu.index(), gpu.model(), gpu.memory().value(), reserved(gpu.index())))
                .toList();
    }

    private int reserved(int gpu) {
        return tasks.stream()
                .filter(task -> task.gpus().contains(gpu))
                .mapToInt(task -> task.release().resources().gpu().each())
                .sum();
    }

    private static List<NodeStatus.Image> images(NodeFacts facts) {
        return facts.images().stream()
                .map(image -> new NodeStatus.Image(image.id(), image.references()))
                .toList();
    }
}
