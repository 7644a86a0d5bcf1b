package dev.podium.orchestrator.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is seen. */
public final class Then {
    private final SimulatedCluster cluster;
    private final When story;

    Then(SimulatedCluster cluster, When story) {
        this.cluster = cluster;
        this.story = story;
    }

    /** The story goes on. */
    public When when() {
        return story;
    }

    /** Tasks that are to run and are ready, whatever their release. */
    public Then ready(String app, int count) {
        assertThat(readyTasks(app)).as("ready tasks of %s", app).hasSize(count);
        return this;
    }

    public Then readyOfRelease(String app, int release, int count) {
        assertThat(readyTasks(app).stream().filter(task -> task.release().number() == release))
                .as("ready tasks of release %s of %s", release, app)
                .hasSize(count);
        return this;
    }

    /** Tasks that have not ended, also those on their way out. */
    public Then alive(String app, int count) {
        assertThat(alive(app)).as("tasks of %s that have not ended", app).hasSize(count);
        return this;
    }

    /** How many tasks that are to run each node has, in the order of the nodes' names. */
    public Then perNode(String app, Integer... counts) {
        List<Integer> found = cluster.store.nodes.keySet().stream()
                .map(node -> (int) wanted(app).stream()
                        .filter(task -> task.node().equals(node))
                        .count())
                .toList();
        assertThat(found).as("tasks of %s per node", app).containsExactly(counts);
        return this;
    }

    /** How many nodes have nothing that is to run. */
    public int emptyNodes() {
        return (int) cluster.store.nodes.keySet().stream()
                .filter(node -> cluster.store.tasks.values().stream()
                        .noneMatch(task -> task.node().equals(node)
                                && task.desired() == DesiredState.RUN
                                && !cluster.store.state(task.id()).ended()))
                .count();
    }

    public Then perNodeBetween(String app, int least, int most) {
        assertThat(cluster.store.nodes.keySet())
                .allSatisfy(node -> assertThat(
                                wanted(app).stream().filter(task -> task.node().equals(node)))
                        .as("tasks of %s on %s", app, node)
                        .hasSizeBetween(least, most));
        return this;
    }

    /** The node of each task that is remembered, oldest first. */
    public Then wasOn(String app, String... nodes) {
        assertThat(tasks(app).stream().map(task -> task.node().value()))
                .as("nodes of all tasks of %s", app)
                .containsExactly(nodes);
        return this;
    }

    /** For how many seconds each task that is remembered was held back, oldest first. */
    public Then waited(String app, Integer... seconds) {
        assertThat(tasks(app).stream().map(task -> (int)
                        Duration.between(task.createdAt(), task.notBefore()).toSeconds()))
                .as("backoff of all tasks of %s", app)
                .containsExactly(seconds);
        return this;
    }

    public Then on(String app, String... nodes) {
        assertThat(wanted(app).stream().map(Task::node).map(NodeName::value).sorted())
                .as("nodes of %s", app)
                .containsExactly(nodes);
        return this;
    }

    /** Which GPUs of its node each task that is to run was given, by index, oldest task first. */
    public Then gpus(String app, Integer... indexes) {
        assertThat(wanted(app).stream().flatMap(task -> task.gpus().stream()))
                .as("GPUs of %s", app)
                .containsExactly(indexes);
        return this;
    }

    public Then routed(String app, int count) {
        assertThat(endpoints(app)).as("endpoints of %s", app).hasSize(count);
        return this;
    }

    /** Between {@code least} and {@code most} endpoints; {@code step} tells when it was not so. */
    public Then routed(String app, int step, int least, int most) {
        assertThat(endpoints(app).size())
                .as("endpoints of %s at step %s", app, step)
                .isBetween(least, most);
        return this;
    }

    public Then aliveAtMost(String app, int count) {
        assertThat(alive(app)).as("tasks of %s that have not ended", app).hasSizeLessThanOrEqualTo(count);
        return this;
    }

    /** The newest task of the app. */
    public Then newest(String app, Consumer<Task> check) {
        check.accept(tasks(app).getLast());
        return this;
    }

    /** How long after it was made the newest task may start. */
    public Then newestWaits(String app, Duration delay) {
        return newest(
                app,
                task -> assertThat(Duration.between(task.createdAt(), task.notBefore()))
                        .as("backoff of %s", task.id())
                        .isEqualTo(delay));
    }

    /** All records of the app's tasks, ended ones included. */
    public Then remembered(String app, int count) {
        assertThat(tasks(app)).as("records of %s", app).hasSize(count);
        return this;
    }

    public Then draining(String app, int count) {
        assertThat(alive(app).stream().filter(task -> task.desired() == DesiredState.DRAIN))
                .as("draining tasks of %s", app)
                .hasSize(count);
        return this;
    }

    /** The tasks that are to run differ by one at most over the values of each label within its domain of the ones before. */
    public Then evenOver(String app, String... labels) {
        for (int depth = 1; depth <= labels.length; depth++) {
            List<String> path = List.of(labels).subList(0, depth);
            Map<List<String>, Map<List<String>, Long>> domains = new TreeMap<>(Comparator.comparing(List::toString));
            cluster.store
                    .nodes
                    .values()
                    .forEach(node -> domains.computeIfAbsent(
                                    values(node, path.subList(0, path.size() - 1)), _ -> new HashMap<>())
                            .merge(
                                    values(node, path),
                                    wanted(app).stream()
                                            .filter(task -> task.node().equals(node.name()))
                                            .count(),
                                    Long::sum));
            domains.forEach(
                    (domain, counts) -> assertThat(Collections.max(counts.values()) - Collections.min(counts.values()))
                            .as("%s of %s within %s: %s", path.getLast(), app, domain, counts)
                            .isLessThanOrEqualTo(1));
        }
        return this;
    }

    private static List<String> values(NodeFacts node, List<String> labels) {
        return labels.stream()
                .map(label -> node.labels().getOrDefault(label, ""))
                .toList();
    }

    /** How many of its tasks that are remembered left, or are leaving, for a more important app. */
    public Then madeRoom(String app, int count) {
        assertThat(tasks(app).stream().filter(task -> task.yieldsTo().isPresent()))
                .as("tasks of %s that made room", app)
                .hasSize(count);
        return this;
    }

    public Then nothingToExplain(String app) {
        assertThat(outlook(app)).as("outlook of %s", app).isEmpty();
        return this;
    }

    public Then outlook(String app, Consumer<Outlook> check) {
        assertThat(outlook(app)).as("outlook of %s", app).hasValueSatisfying(check);
        return this;
    }

    /** The explanation has this reason and says this. */
    public Then explained(String app, String reason, String... words) {
        return outlook(app, outlook -> {
            assertThat(outlook.reason()).isEqualTo(reason);
            assertThat(List.of(words))
                    .allSatisfy(some -> assertThat(outlook.message()).contains(some));
        });
    }

    /** A task of the app keeps the node from getting empty, for a reason with these words. */
    public Then blocked(String node, String app, String words) {
        assertThat(cluster.blockers().get(new NodeName(node)))
                .as("what keeps %s from getting empty", node)
                .isNotNull()
                .allSatisfy(blocker -> {
                    assertThat(blocker.workload()).isEqualTo(id(app));
                    assertThat(blocker.reason()).contains(words);
                });
        return this;
    }

    public Then forgotten(String app) {
        assertThat(cluster.store.workloads).doesNotContainKey(id(app));
        return remembered(app, 0);
    }

    /** The runs of a cron that are remembered, oldest first, by what comes after its name. */
    public Then runs(String cron, String... moments) {
        Stream<Run> runs =
                Optional.ofNullable(cluster.store.runs.get(id(cron))).stream().flatMap(book -> book.runs().stream());
        assertThat(runs.map(run -> run.id().name().substring(cron.length() + 1)))
                .as("runs of %s", cron)
                .containsExactly(moments);
        return this;
    }

    /** The newest run of a job or cron. */
    public Then run(String job, Consumer<Run> check) {
        check.accept(book(job).latest().orElseThrow());
        return this;
    }

    /** The newest run of a job or cron is over for this reason, and says this. */
    public Then ended(String job, String reason, String... words) {
        return run(
                job,
                run -> assertThat(run.end()).as("end of %s", run).hasValueSatisfying(end -> {
                    assertThat(end.reason()).isEqualTo(reason);
                    assertThat(List.of(words))
                            .allSatisfy(some -> assertThat(end.message()).contains(some));
                }));
    }

    public Then skipped(String cron, String words) {
        assertThat(book(cron).skipped())
                .as("what %s skipped", cron)
                .hasValueSatisfying(skipped -> assertThat(skipped.reason()).contains(words));
        return this;
    }

    private RunBook book(String job) {
        return Optional.ofNullable(cluster.store.runs.get(id(job)))
                .orElseThrow(() -> new AssertionError("nothing is remembered of " + job));
    }

    /** The ids of tasks that are to run, to compare before and after. */
    public Then keepIn(Collection<TaskId> kept, String app) {
        kept.clear();
        wanted(app).forEach(task -> kept.add(task.id()));
        return this;
    }

    private Optional<Outlook> outlook(String app) {
        return Optional.ofNullable(cluster.last().outlooks().get(id(app)));
    }

    private List<Endpoint> endpoints(String app) {
        return cluster.store.routing.endpoints().getOrDefault(id(app), List.of());
    }

    private List<Task> readyTasks(String app) {
        return wanted(app).stream()
                .filter(task -> Optional.ofNullable(cluster.store.statuses.get(task.id()))
                        .filter(TaskStatus::ready)
                        .isPresent())
                .toList();
    }

    private List<Task> wanted(String app) {
        return alive(app).stream()
                .filter(task -> task.desired() == DesiredState.RUN)
                .toList();
    }

    private List<Task> alive(String app) {
        return tasks(app).stream()
                .filter(task -> !cluster.store.state(task.id()).ended())
                .toList();
    }

    private List<Task> tasks(String app) {
        return cluster.store.tasks.values().stream()
                .filter(task -> task.workload().equals(id(app)))
                .toList();
    }

    private static WorkloadId id(String app) {
        return WorkloadId.of("demo", app);
    }
}
