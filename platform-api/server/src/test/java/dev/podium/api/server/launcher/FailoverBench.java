package dev.podium.api.server.launcher;

import static dev.podium.api.server.launcher.ServerGroup.await;

import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import dev.podium.orchestrator.testkit.node.FakeNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from the death of a leader until the next task is placed: {@code --kills=N} with {@code kill -9}, {@code --silences=N}
 * with a process that stands still, so that only its lease says that it is gone.
 */
final class FailoverBench {
    private static final String NAMESPACE = "failover";
    private static final long TARGET_MILLIS = 2_000;
    private static final int PATIENCE_SECONDS = 60;

    private final ServerGroup group;
    private final ClusterMirror mirror;
    private int replicas;

    private FailoverBench(ServerGroup group, ClusterMirror mirror) {
        this.group = group;
        this.mirror = mirror;
    }

    public static void main(String[] arguments) throws Exception {
        int kills = option(arguments, "kills", 10);
        int silences = option(arguments, "silences", 5);
        System.out.println(
                "A leader dies, until the next task is placed: 3 servers, an etcd of 3 with its defaults, a PostgreSQL, 4"
                        + " played nodes on this machine");
        try (ServerGroup group = ServerGroup.start(3, 3, 4);
                ClusterMirror mirror = ClusterMirror.start(group.store())) {
            FailoverBench bench = new FailoverBench(group, mirror);
            bench.deploy();
            List<Long> killed = bench.rounds(kills, ServerProgram::kill, ServerProgram::restart);
            print("killed (kill -9)", killed);
            List<Long> silent = bench.rounds(silences, ServerProgram::freeze, ServerProgram::thaw);
            print("silent (SIGSTOP): its lease has to end", silent);
        }
    }

    private interface Deed {
        void to(ServerProgram server);
    }

    private List<Long> rounds(int count, Deed death, Deed recovery) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int round = 1; round <= count; round++) {
            millis.add(round(death, recovery));
            System.out.printf(Locale.ROOT, "  round %2d of %d: %5d ms%n", round, count, millis.getLast());
        }
        return millis;
    }

    private long round(Deed death, Deed recovery) throws InterruptedException {
        ServerProgram leader = group.awaitLeader();
        PodiumClient other = group.admin(group.follower());
        CountDownLatch placed = new CountDownLatch(1);
        long[] at = {0, 0};
        try (ClusterMirror.Subscription _ = mirror.onChange(change -> {
            if (change instanceof MirrorChange.TaskChanged task
                    && task.before().isEmpty()
                    && task.after().isPresent()) {
                at[1] = System.nanoTime();
                placed.countDown();
            }
        })) {
            at[0] = System.nanoTime();
            death.to(leader);
            other.apps(NAMESPACE).scale("web", ++replicas, WriteOptions.DEFAULT);
            if (!placed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no task was placed within " + PATIENCE_SECONDS + " s");
            }
        }
        recovery.to(leader);
        await("the server is back", leader::ready);
        await("all nodes have a server", () -> group.nodes().stream().allMatch(FakeNode::connected));
        return TimeUnit.NANOSECONDS.toMillis(at[1] - at[0]);
    }

    private void deploy() {
        PodiumClient admin = group.admin(group.awaitLeader());
        admin.tenants().put(NAMESPACE, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin.namespaces().put(NAMESPACE, new Namespace.Spec(NAMESPACE, null), WriteOptions.DEFAULT);
        replicas = 1;
        group.http(group.all().getFirst())
                .put(
                        "/api/v1/namespaces/" + NAMESPACE + "/apps/web",
                        "{\"image\":\"127.0.0.1:1/a:1\",\"replicas\":1,\"resources\":{\"cpu\":\"10m\",\"memory\":\"16Mi\"}}");
        await("the app runs", () -> mirror.snapshot().statuses().size() == 1);
    }

    private static void print(String what, List<Long> millis) {
        if (millis.isEmpty()) {
            return;
        }
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        long p95 = percentile(sorted, 95);
        System.out.printf(
                Locale.ROOT,
                "  leader %-40s p50 %d ms, p95 %d ms (%d … %d), %d rounds   target p95 <= %d ms   %s%n",
                what,
                percentile(sorted, 50),
                p95,
                sorted.getFirst(),
                sorted.getLast(),
                sorted.size(),
                TARGET_MILLIS,
                p95 <= TARGET_MILLIS ? "met" : "MISSED");
    }

    /** The nearest rank. */
    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static int option(String[] arguments, String name, int otherwise) {
        for (String argument : arguments) {
            if (argument.startsWith("--" + name + "=")) {
                return Integer.parseInt(argument.substring(name.length() + 3));
            }
        }
        return otherwise;
    }
}
