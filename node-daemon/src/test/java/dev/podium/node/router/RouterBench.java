package dev.podium.node.router;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.SynchronousQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The router beside a plain HAProxy with one backend, and how long its changes take. Needs {@code wrk} and {@code haproxy}.
 *
 * <p>Both proxies lead to the same two tiny apps (a third HAProxy that answers by itself) and are asked in turns, so that what
 * else the machine does hits both alike. Run: {@code java -cp … dev.podium.node.router.RouterBench [routes] [pairs]}.
 */
public final class RouterBench {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final int SECONDS = 3;
    private static final int CHANGES = 50;
    private static final int NEW_HOSTS = 20;

    private final Path home;
    private final int routes;
    private final int appPort;
    private final SynchronousQueue<Long> acknowledged = new SynchronousQueue<>();
    private final Map<WorkloadId, List<Endpoint>> endpoints = new TreeMap<>();
    private final List<RouteRule> rules = new ArrayList<>();
    private long version;

    private RouterBench(Path home, int routes) throws IOException {
        this.home = home;
        this.routes = routes;
        this.appPort = RouterFixture.freePort();
    }

    public static void main(String[] args) throws Exception {
        int routes = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        new RouterBench(Files.createTempDirectory("podium-bench-"), routes).run(pairs);
    }

    private void run(int pairs) throws Exception {
        int plainPort = RouterFixture.freePort();
        int routerPort = RouterFixture.freePort();
        Process apps = haproxy("apps", apps());
        Process plain = haproxy("plain", plain(plainPort));
        HaproxyRouter router = HaproxyRouter.start(new RouterSettings(
                new NodeName("bench"),
                home.resolve("router"),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), routerPort),
                RouterSettings.DEBIAN_PROGRAM));
        router.onAck(ack -> {
            if (ack.version() == version) {
                acknowledged.offer(System.nanoTime());
            }
        });
        try {
            for (int i = 0; i < routes; i++) {
                addRoute(i);
            }
            System.out.printf(Locale.ROOT, "%d routes applied in %.0f ms%n", routes, apply(router) / 1e6);
            throughput(pairs, new Proxy(plainPort, plain.pid()), new Proxy(routerPort, worker()));
            changes(router);
        } finally {
            router.end();
            apps.destroy();
            plain.destroy();
        }
    }

    private void throughput(int pairs, Proxy plain, Proxy router) throws Exception {
        wrk(plain);
        wrk(router);
        double[] rate = new double[pairs];
        double[] latency = new double[pairs];
        double[] cpu = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            Run a = wrk(plain);
            Run b = wrk(router);
            rate[i] = b.rate() / a.rate();
            latency[i] = b.p99Millis() - a.p99Millis();
            cpu[i] = b.cpuMicros() / a.cpuMicros();
            System.out.printf(
                    Locale.ROOT,
                    "  plain %7.0f/s p99 %6.2f ms %5.1f us cpu | router %7.0f/s p99 %6.2f ms %5.1f us cpu | %.2f%n",
                    a.rate(),
                    a.p99Millis(),
                    a.cpuMicros(),
                    b.rate(),
                    b.p99Millis(),
                    b.cpuMicros(),
                    rate[i]);
        }
        print("throughput against plain HAProxy", rate, "x");
        print("added p99", latency, "ms");
        print("processor time for a request", cpu, "x");
    }

    /** The process that does the router's work. */
    private long worker() {
        OwnProcesses own = new OwnProcesses(home.resolve("router").resolve("haproxy.cfg"));
        return own.all().stream()
                .filter(pid -> !own.masters().contains(pid))
                .findFirst()
                .orElseThrow();
    }

    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private void changes(HaproxyRouter router) throws Exception {
        double[] servers = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            WorkloadId workload = WorkloadId.of("bench", "app" + i % routes);
            endpoints.put(workload, List.of(task(i % 2 == 0 ? "b" : "a")));
            servers[i] = apply(router) / 1e6;
        }
        print("a ready task takes requests after", servers, "ms");
        double[] hosts = new double[NEW_HOSTS];
        for (int i = 0; i < NEW_HOSTS; i++) {
            addRoute(routes + i);
            hosts[i] = apply(router) / 1e6;
        }
        print("a new host answers after", hosts, "ms");
    }

    /** Nanoseconds from handing the table over to its acknowledgement. */
    private long apply(HaproxyRouter router) throws InterruptedException {
        version++;
        long begin = System.nanoTime();
        router.apply(RoutingTable.of(version, rules, endpoints));
        return acknowledged.take() - begin;
    }

    private void addRoute(int number) {
        WorkloadId workload = WorkloadId.of("bench", "app" + number);
        rules.add(new RouteRule("app" + number + ".test", "/", workload, appPort));
        endpoints.put(workload, List.of(task("a"), task("b")));
    }

    private static Endpoint task(String name) {
        return new Endpoint(new TaskId(name), name.equals("a") ? "127.0.0.2" : "127.0.0.3");
    }

    private String apps() {
        return """
                defaults
                  mode http
                  timeout client 1m
                  timeout http-keep-alive 1m
                frontend apps
                  bind 127.0.0.2:%1$d
                  bind 127.0.0.3:%1$d
                  http-request return status 200 content-type text/plain string "hello, world"
                """.formatted(appPort);
    }

    private String plain(int port) {
        return """
                defaults
                  mode http
                  timeout connect 2s
                  timeout client 1m
                  timeout server 1m
                frontend plain
                  bind 127.0.0.1:%1$d
                  default_backend apps
                backend apps
                  balance roundrobin
                  server a 127.0.0.2:%2$d
                  server b 127.0.0.3:%2$d
                """.formatted(port, appPort);
    }

    private Process haproxy(String name, String config) throws IOException {
        Path file = home.resolve(name + ".cfg");
        Files.writeString(file, config);
        // A session of its own, as the router has: the kernel shares processor time among sessions.
        return new ProcessBuilder("setsid", RouterSettings.DEBIAN_PROGRAM.toString(), "-db", "-f", file.toString())
                .inheritIO()
                .start();
    }

    private static Run wrk(Proxy proxy) throws IOException {
        long before = ticks(proxy.pid());
        Process process = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c32",
                        "-d" + SECONDS + "s",
                        "--latency",
                        "-H",
                        "Host: app7.test",
                        "http://127.0.0.1:" + proxy.port() + "/")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException("requests failed:\n" + output);
        }
        Matcher rate = RATE.matcher(output);
        Matcher p99 = P99.matcher(output);
        if (!rate.find() || !p99.find()) {
            throw new IllegalStateException("wrk said:\n" + output);
        }
        double scale = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0).getOrDefault(p99.group(2), 1.0);
        double requests = Double.parseDouble(rate.group(1));
        double micros = (ticks(proxy.pid()) - before) * 10_000.0 / (requests * SECONDS);
        return new Run(requests, Double.parseDouble(p99.group(1)) * scale, micros);
    }

    private static void print(String what, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-36s median %6.2f %s (min %.2f, max %.2f, n=%d)%n",
                what,
                sorted[sorted.length / 2],
                unit,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    /** A proxy and the process that does its work. */
    private record Proxy(int port, long pid) {}

    /** What one run of the load generator showed. */
    private record Run(double rate, double p99Millis, double cpuMicros) {}
}
