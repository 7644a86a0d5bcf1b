package dev.podium.orchestrator.testkit.model;

import dev.podium.orchestrator.model.constraint.Toleration;
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
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.UpdatePolicy.Order;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.tenant.TenantName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An app as the orchestrator sees it: one small replica with an HTTP port and a readiness probe, unless told otherwise. Can be
 * changed and built again; {@link #nextRelease()} makes the next one another release.
 */
public final class AppBuilder {
    private final WorkloadId id;
    private String uid = "uid-1";
    private Kind kind = Kind.REPLICATED;
    private int replicas = 1;
    private int release = 1;
    private int restarts;
    private boolean deleted;
    private Terms terms = Terms.DEFAULT;
    private Image image = new Image("shop/web:1", Optional.empty(), false);
    private Cpu cpu = Cpu.ofMillis(100);
    private Bytes memory = Bytes.ofMebi(64);
    private long pids = 64;
    private Bytes disk = Bytes.ZERO;
    private Map<String, Long> generic = Map.of();
    private GpuRequest gpu = GpuRequest.NONE;
    private Optional<Integer> hostPort = Optional.empty();
    private Placement placement = Placement.ANYWHERE;
    private UpdatePolicy update = UpdatePolicy.DEFAULT;
    private StopPolicy stop = StopPolicy.DEFAULT;
    private RestartPolicy restart = RestartPolicy.DEFAULT;
    private Probes probes = new Probes(
            Optional.empty(),
            Optional.of(
                    new Probe(new Probe.Check.Http(8080, "/ready"), Duration.ofSeconds(1), Duration.ofSeconds(1), 2)),
            Optional.empty());

    private Optional<JobPolicy> job = Optional.empty();
    private Optional<CronPolicy> cron = Optional.empty();

    private AppBuilder(WorkloadId id) {
        this.id = id;
    }

    /** An app in namespace {@code demo}. */
    public static AppBuilder app(String name) {
        return new AppBuilder(WorkloadId.of("demo", name));
    }

    public WorkloadId id() {
        return id;
    }

    public AppBuilder uid(String value) {
        uid = value;
        return this;
    }

    public AppBuilder global() {
        kind = Kind.GLOBAL;
        return this;
    }

    /** Not an app but a job, whose tasks only the leader makes again. */
    public AppBuilder job(JobPolicy policy) {
        kind = Kind.JOB;
        job = Optional.of(policy);
        probes = Probes.NONE;
        return restart(RestartPolicy.When.NEVER);
    }

    /** Not an app but something that makes jobs. */
    public AppBuilder cron(JobPolicy each, CronPolicy policy) {
        AppBuilder made = job(each);
        made.kind = Kind.CRON;
        made.cron = Optional.of(policy);
        return made;
    }

    /** Another policy for something that makes jobs. */
    public AppBuilder cron(UnaryOperator<CronPolicy> how) {
        cron = cron.map(how);
        return this;
    }

    public AppBuilder replicas(int count) {
        replicas = count;
        return this;
    }

    public AppBuilder image(String reference) {
        image = new Image(reference, Optional.empty(), false);
        return this;
    }

    /** An image only nodes have that know this id. */
    public AppBuilder localImage(String reference, String imageId) {
        image = new Image(reference, Optional.of(imageId), true);
        return this;
    }

    public AppBuilder cpu(long millis) {
        cpu = Cpu.ofMillis(millis);
        return this;
    }

    public AppBuilder memory(long mebi) {
        memory = Bytes.ofMebi(mebi);
        return this;
    }

    public AppBuilder pids(long count) {
        pids = count;
        return this;
    }

    public AppBuilder disk(long mebi) {
        disk = Bytes.ofMebi(mebi);
        return this;
    }

    public AppBuilder generic(String name, long count) {
        generic = Map.of(name, count);
        return this;
    }

    /** Thousandths of a GPU; any model will do unless some are named. */
    public AppBuilder gpu(int millis, String... models) {
        gpu = GpuRequest.ofMillis(millis).models(models);
        return this;
    }

    public AppBuilder hostPort(int port) {
        hostPort = Optional.of(port);
        return this;
    }

    public AppBuilder constraints(String... written) {
        placement = new Placement(
                Arrays.stream(written).map(Constraint::parse).toList(),
                placement.spread(),
                placement.limits(),
                placement.affinities(),
                placement.tolerations());
        return this;
    }

    public AppBuilder spread(String... labels) {
        placement = new Placement(
                placement.constraints(),
                List.of(labels),
                placement.limits(),
                placement.affinities(),
                placement.tolerations());
        return this;
    }

    public AppBuilder maxSkew(String label, int maxSkew) {
        placement = new Placement(
                placement.constraints(),
                placement.spread(),
                List.of(new SpreadLimit(label, maxSkew)),
                placement.affinities(),
                placement.tolerations());
        return this;
    }

    public AppBuilder affinities(Affinity... affinities) {
        placement = new Placement(
                placement.constraints(),
                placement.spread(),
                placement.limits(),
                List.of(affinities),
                placement.tolerations());
        return this;
    }

    public AppBuilder tolerations(Toleration... tolerations) {
        placement = new Placement(
                placement.constraints(),
                placement.spread(),
                placement.limits(),
                placement.affinities(),
                List.of(tolerations));
        return this;
    }

    public AppBuilder tenant(String name) {
        terms = new Terms(Optional.of(new TenantName(name)), terms.priority(), terms.disruption());
        return this;
    }

    public AppBuilder priority(int value) {
        terms = new Terms(terms.tenant(), value, terms.disruption());
        return this;
    }

    /** How much of it others may take away at once, for example {@code 1} or {@code 50%}. */
    public AppBuilder disruption(String maxUnavailable) {
        terms = new Terms(terms.tenant(), terms.priority(), DisruptionBudget.parse(maxUnavailable));
        return this;
    }

    public AppBuilder startFirst(int maxUnavailable, int maxSurge) {
        update = new UpdatePolicy(Order.START_FIRST, maxUnavailable, maxSurge);
        return this;
    }

    public AppBuilder stopFirst(int maxUnavailable) {
        update = new UpdatePolicy(Order.STOP_FIRST, maxUnavailable, 1);
        return this;
    }

    public AppBuilder drain(Duration longest) {
        stop = new StopPolicy(stop.signal(), longest, stop.grace());
        return this;
    }

    public AppBuilder restart(RestartPolicy.When when) {
        restart = new RestartPolicy(when, restart.initial(), restart.max());
        return this;
    }

    public AppBuilder backoff(Duration initial, Duration max) {
        restart = new RestartPolicy(restart.when(), initial, max);
        return this;
    }

    public AppBuilder probes(Probes value) {
        probes = value;
        return this;
    }

    public AppBuilder nextRelease() {
        release++;
        return this;
    }

    public AppBuilder restartAll() {
        restarts++;
        return this;
    }

    public AppBuilder deleted() {
        deleted = true;
        return this;
    }

    public Workload build() {
        return new Workload(id, uid, kind, replicas, release(), restarts, terms, deleted, job, cron);
    }

    public Release release() {
        Amount request = new Amount(cpu, memory, pids).withDisk(disk).withGeneric(generic);
        ContainerSpec container = new ContainerSpec(
                image,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(new Port("http", 8080, hostPort)),
                Security.DEFAULT);
        return new Release(
                release, container, new Resources(request, cpu, memory, gpu), probes, placement, update, stop, restart);
    }
}
