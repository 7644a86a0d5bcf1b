package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.NodeTurnover;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.constraint.Toleration;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodePool;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.run.SlotNumbers;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.DisruptionBudget;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Port;
import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Probe.Check;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Schedule;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.tenant.TenantName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of the model in which nothing is left at its default, and their barest counterparts. */
final class Examples {
    static final WorkloadId WEB = WorkloadId.of("acme-prod", "web");
    static final NodeName NODE = new NodeName("node-a.example");
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    static final Amount AMOUNT = new Amount(Cpu.ofMillis(250), Bytes.ofMebi(256), 128)
            .withDisk(Bytes.ofGibi(3))
            .withGeneric(Map.of("fpga", 2L, "license/x", 1L));

    static final Release RICH_RELEASE = new Release(
            7,
            new ContainerSpec(
                    new Image("registry.example/shop/web:1.8", Optional.of("sha256:abc"), true),
                    List.of("/bin/server", "--verbose"),
                    List.of("a", "", "b c"),
                    Optional.of("/srv"),
                    Optional.of("10001"),
                    Map.of("ALPHA", "1", "BETA", "", "GAMMA", "drei ü"),
                    List.of(new Port("http", 8080, Optional.of(18_080)), new Port("admin", 9090, Optional.of(19_090))),
                    new Security(true, List.of("NET_BIND_SERVICE"))),
            new Resources(
                    AMOUNT,
                    Cpu.ofCores(1),
                    Bytes.ofGibi(1),
                    GpuRequest.ofMillis(250).models("A10", "T4")),
            new Probes(
                    Optional.of(probe(new Check.Http(8080, "/healthz"))),
                    Optional.of(probe(new Check.Tcp(8080))),
                    Optional.of(probe(new Check.Exec(List.of("/bin/check", "--deep"))))),
            new Placement(
                    List.of(Constraint.parse("node.labels.disk == ssd"), Constraint.parse("node.name != node-b")),
                    List.of("zone", "rack"),
                    List.of(new SpreadLimit("zone", 2)),
                    List.of(
                            new Affinity(
                                    new Affinity.ToNodes(ExpressionParser.parse("node.pool in (fast, faster)")),
                                    true,
                                    new Affinity.Preferred(20)),
                            new Affinity(new Affinity.ToApp("cache", "zone"), true, new Affinity.Required())),
                    List.of(new Toleration(
                            "gpu",
                            Optional.of("a100"),
                            Optional.of(Taint.Effect.NO_EXECUTE),
                            Optional.of(Duration.ofSeconds(90))))),
            new UpdatePolicy(UpdatePolicy.Order.STOP_FIRST, 2, 3),
            new StopPolicy("SIGINT", Duration.ofSeconds(20), Duration.ofMillis(1500)),
            new RestartPolicy(RestartPolicy.When.ON_FAILURE, Duration.ofSeconds(2), Duration.ofMinutes(3)));

    static final Release BARE_RELEASE = new Release(
            1,
            new ContainerSpec(
                    new Image("busybox", Optional.empty(), false),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    Security.DEFAULT),
            new Resources(Amount.ZERO, Cpu.ZERO, Bytes.ZERO),
            Probes.NONE,
            Placement.ANYWHERE,
            UpdatePolicy.DEFAULT,
            StopPolicy.DEFAULT,
            RestartPolicy.DEFAULT);

    static final JobPolicy RICH_JOB =
            new JobPolicy(9, 3, 4, Optional.of(Duration.ofMinutes(9)), Optional.of(Duration.ofDays(7)));
    static final CronPolicy RICH_CRON = new CronPolicy(
            new Schedule("*/5 2,3 1 2 mon", ZoneId.of("Europe/Berlin"), 33, 12, 2, 4, 2),
            CronPolicy.Concurrency.REPLACE,
            Optional.of(Duration.ofMinutes(5)),
            true,
            3,
            1,
            NOW,
            List.of(NOW.plusSeconds(1), NOW.plusSeconds(2)));
    static final Workload RICH_WORKLOAD = new Workload(
            WEB,
            "uid-1",
            Workload.Kind.CRON,
            3,
            RICH_RELEASE,
            4,
            new Terms(Optional.of(new TenantName("acme")), 300, new DisruptionBudget(10, true)),
            true,
            Optional.of(RICH_JOB),
            Optional.of(RICH_CRON));
    static final RunBook RICH_BOOK = new RunBook(
            WEB,
            "uid-1",
            NOW,
            NOW.plusSeconds(1),
            List.of(new Run(
                    WorkloadId.of("demo", "web-202601010000"),
                    "uid-1@1",
                    new Revision(7, 4),
                    Optional.of(NOW),
                    NOW.plusSeconds(1),
                    Optional.of(new Run.Definition(RICH_RELEASE, RICH_JOB)),
                    SlotNumbers.of(1, 9, 10_000),
                    3,
                    Optional.of(new RunEnd(RunEnd.Outcome.SUCCEEDED, "Completed", "3 of 3 completed", NOW)),
                    true)),
            Optional.of(new RunBook.Skipped(NOW, "run web-1 is not over yet")));
    static final RunBook BARE_BOOK = new RunBook(
            WEB,
            "",
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(new Run(
                    WEB,
                    "",
                    new Revision(1, 0),
                    Optional.empty(),
                    NOW,
                    Optional.empty(),
                    SlotNumbers.NONE,
                    0,
                    Optional.of(new RunEnd(RunEnd.Outcome.FAILED, "", "", NOW)),
                    false)),
            Optional.empty());
    static final Workload BARE_WORKLOAD =
            new Workload(WEB, "", Workload.Kind.REPLICATED, 0, BARE_RELEASE, 0, Terms.DEFAULT, false);

    static final Task RICH_TASK = new Task(
            new TaskId("0198-a"),
            WEB,
            "uid-1",
            new Slot.OnNode(NODE),
            RICH_RELEASE,
            4,
            NODE,
            DesiredState.DRAIN,
            NOW.plusSeconds(7),
            5,
            NOW,
            NOW.plusSeconds(30),
            List.of(3),
            Optional.of(WorkloadId.of("acme-prod", "important")),
            Optional.of(new TaskId("0197-older")));
    static final Task BARE_TASK = new Task(
            new TaskId("0198-b"),
            WEB,
            "",
            new Slot.Numbered(3),
            BARE_RELEASE,
            0,
            NODE,
            DesiredState.RUN,
            Instant.EPOCH,
            1,
            Instant.EPOCH,
            Instant.EPOCH);

    static final TaskStatus RICH_STATUS = new TaskStatus(
            new TaskId("0198-a"),
            TaskState.FAILED,
            true,
            "ExitedWithError",
            "the process ended with exit code 137",
            Optional.of(137),
            Optional.of("172.20.0.5"),
            Optional.of("c0ffee"),
            Optional.of("sha256:abc"),
            NOW,
            Optional.of(NOW.minusSeconds(60)),
            Optional.of(new TaskId("0197-z")));
    static final TaskStatus BARE_STATUS = TaskStatus.of(new TaskId("0198-a"), TaskState.ACCEPTED, NOW);

    static final ClusterPolicy RICH_POLICY = new ClusterPolicy(ClusterPolicy.Strategy.PACK)
            .with(new NodeTurnover(
                    Duration.ofDays(30),
                    Duration.ofDays(3),
                    2,
                    List.of(new NodeTurnover.Window(RICH_CRON.schedule(), Duration.ofHours(4)))))
            .with(new Rebalancing(30, 2, Duration.ofMinutes(15)));

    static final NodeFacts RICH_FACTS = new NodeFacts(
            NODE,
            "0.1.0",
            "linux",
            "amd64",
            "28.2",
            "192.0.2.7",
            Map.of("zone", "a", "disk", "ssd"),
            AMOUNT,
            List.of(new NodeFacts.LocalImage("sha256:1", List.of("web:1", "web:latest"))),
            "127.0.0.1:8000",
            true,
            List.of("memory limits are not enforced: the kernel has no memory cgroup"),
            List.of(new Gpu(1, "A10", Bytes.ofGibi(24))),
            Optional.of(NOW.minusSeconds(86400)));
    static final NodeFacts BARE_FACTS =
            new NodeFacts(NODE, "", "", "", "", "", Map.of(), Amount.ZERO, List.of(), "", false, List.of());

    static final NodeIntent RICH_INTENT = new NodeIntent(
            NODE,
            NodeIntent.Availability.DRAINING,
            Map.of("zone", "b", "disk", "ssd"),
            List.of(new Taint("gpu", "a100", Taint.Effect.PREFER_NO_SCHEDULE, NOW)),
            Optional.of(new NodePool("fast", Set.of(new TenantName("acme"), new TenantName("globex")))));
    static final NodeSession RICH_SESSION = new NodeSession(NODE, true, NOW);

    static final List<RouteRule> RULES =
            List.of(new RouteRule("shop.example", "/api", WEB, 9090), new RouteRule("shop.example", "/", WEB, 8080));
    static final RoutingTable RICH_TABLE = RoutingTable.of(
            42,
            RULES,
            Map.of(
                    WEB,
                    List.of(
                            new Endpoint(new TaskId("0198-b"), "172.20.0.6"),
                            new Endpoint(new TaskId("0198-a"), "172.20.0.5")),
                    WorkloadId.of("acme-prod", "api"),
                    List.of(new Endpoint(new TaskId("0198-c"), "172.20.0.7"))));
    static final RouterAck RICH_ACK = new RouterAck(NODE, 42, Set.of(new TaskId("0198-a"), new TaskId("0198-b")));

    static final Outlook RICH_OUTLOOK = new Outlook(
            2,
            "InsufficientMemory",
            "2 of 5 tasks have no node with 4Gi free",
            List.of(new Outlook.Refusal(NODE, "InsufficientMemory", "needs 4Gi, 1Gi free")),
            "ask for 1Gi or add a node",
            3,
            List.of(new Outlook.Count("InsufficientMemory", 2)));

    private Examples() {}

    private static Probe probe(Check check) {
        return new Probe(check, Duration.ofSeconds(2), Duration.ofMillis(900), 3);
    }
}
