package dev.podium.node.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.podium.node.engine.ExecResult;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Probe.Check;
import dev.podium.orchestrator.model.workload.Probes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskProberTest {
    private static final TaskId TASK = new TaskId("0190-task");
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final Duration FAST = Duration.ofMillis(30);

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger exitCode = new AtomicInteger(0);
    private final AtomicInteger asked = new AtomicInteger();
    private final Heard heard = new Heard();
    private final TaskProber prober = new TaskProber(new TaskAsker(
            (container, command, timeout) -> new ExecResult(Optional.of(exitCode.get()), "no database\nat all")));
    private HttpServer app;

    @BeforeEach
    void startApp() throws IOException {
        app = listen(0);
    }

    @AfterEach
    void stop() {
        prober.close();
        app.stop(0);
    }

    @Test
    void aTaskWithoutProbesIsReadyAtOnce() throws InterruptedException {
        ask(Probes.NONE);

        assertThat(heard.next()).isEqualTo("started");
        assertThat(heard.next()).isEqualTo("ready: it runs and has no readiness probe");
    }

    @Test
    void aFastAppIsReadyLongBeforeItsProbeIsDue() throws Exception {
        int port = port();
        app.stop(0);
        ask(readiness(http(port), SLOW, 3));
        assertThat(heard.next()).isEqualTo("started");

        app = listen(port);

        assertThat(heard.next()).isEqualTo("ready: GET /ready on port " + port + ": status 200");
    }

    @Test
    void aReadyTaskTurnsNotReadyOnlyAfterEnoughFailuresAndComesBack() throws InterruptedException {
        ask(readiness(http(port()), FAST, 3));
        assertThat(heard.next()).isEqualTo("started");
        assertThat(heard.next()).startsWith("ready");
        int before = asked.get();

        status.set(503);
        assertThat(heard.next()).isEqualTo("not ready: GET /ready on port " + port() + ": status 503");
        assertThat(asked.get() - before).isGreaterThanOrEqualTo(3);

        status.set(204);
        assertThat(heard.next()).isEqualTo("ready: GET /ready on port " + port() + ": status 204");
    }

    @Test
    void readinessIsNotAskedBeforeTheStartupProbeSaidYes() throws InterruptedException {
        exitCode.set(1);
        ask(new Probes(
                Optional.of(probe(exec(), SLOW, 30)), Optional.of(probe(http(port()), SLOW, 1)), Optional.empty()));
        assertThat(heard.within(Duration.ofMillis(300))).isEmpty();
        assertThat(asked).hasValue(0);

        exitCode.set(0);

        assertThat(heard.next()).isEqualTo("started");
        assertThat(heard.next()).startsWith("ready");
    }

    @Test
    void aStartupProbeThatNeverSaysYesEndsTheTaskWithTheLastAnswer() throws InterruptedException {
        exitCode.set(3);
        ask(new Probes(Optional.of(probe(exec(), Duration.ofMillis(100), 3)), Optional.empty(), Optional.empty()));

        assertThat(heard.next())
                .isEqualTo("StartupProbeFailed: command check db: exit code 3, \"no database\" (after 0 s)");
        assertThat(heard.within(Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void aLivenessProbeEndsTheTaskAfterEnoughFailuresInARow() throws InterruptedException {
        ask(new Probes(Optional.empty(), Optional.empty(), Optional.of(probe(http(port()), FAST, 2))));
        assertThat(heard.next()).isEqualTo("started");
        assertThat(heard.next()).startsWith("ready");

        status.set(500);

        assertThat(heard.next())
                .isEqualTo("LivenessProbeFailed: GET /ready on port " + port() + ": status 500 (2 times in a row)");
        assertThat(heard.within(Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void aTaskThatWasReadyBeforeTheDaemonRestartedStaysReadyWithoutANewAnswer() throws InterruptedException {
        exitCode.set(1);
        Probes probes = new Probes(
                Optional.of(probe(exec(), SLOW, 1)), Optional.of(probe(http(port()), FAST, 1)), Optional.empty());
        prober.start(new ProbeTarget(TASK, probes, "127.0.0.1", "container", true, true), heard);
        assertThat(heard.next()).isEqualTo("started");
        assertThat(heard.within(Duration.ofMillis(200))).isEmpty();

        app.stop(0);

        assertThat(heard.next()).startsWith("not ready: GET /ready on port " + port() + ": ");
    }

    @Test
    void nothingIsToldAfterStop() throws InterruptedException {
        ask(readiness(http(port()), FAST, 1));
        assertThat(heard.next()).isEqualTo("started");
        assertThat(heard.next()).startsWith("ready");

        prober.stop(TASK);
        status.set(503);

        assertThat(heard.within(Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void aTaskThatIsNotReadyForLongSaysWhy() throws InterruptedException {
        status.set(401);
        ask(readiness(http(port()), FAST, 1));
        assertThat(heard.next()).isEqualTo("started");

        assertThat(heard.next()).isEqualTo("not ready: GET /ready on port " + port() + ": status 401");
    }

    @Test
    void anAppThatAcceptsButDoesNotAnswerIsToldApartFromOneThatRefuses() throws Exception {
        NetworkAsker asker = new NetworkAsker();
        int port;
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            assertThat(asker.http("127.0.0.1", http(port), Duration.ofMillis(200)))
                    .isEqualTo(Answer.no("GET /ready on port " + port + ": no answer within 200 ms"));
            assertThat(asker.tcp("127.0.0.1", new Check.Tcp(port), Duration.ofSeconds(1)))
                    .isEqualTo(Answer.yes("connection to port " + port + ": accepted"));
        }
        assertThat(asker.tcp("127.0.0.1", new Check.Tcp(port), Duration.ofSeconds(1)))
                .isEqualTo(Answer.no("connection to port " + port + ": connection refused"));
    }

    @Test
    void aCommandThatDoesNotEndInTimeIsANo() throws InterruptedException {
        TaskAsker asker = new TaskAsker((container, command, timeout) -> new ExecResult(Optional.empty(), ""));

        assertThat(asker.ask(exec(), target(Probes.NONE), Duration.ofSeconds(1)))
                .isEqualTo(Answer.no("command check db: no answer within 1 s"));
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/ready", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void ask(Probes probes) {
        prober.start(target(probes), heard);
    }

    private static ProbeTarget target(Probes probes) {
        return new ProbeTarget(TASK, probes, "127.0.0.1", "container", false, false);
    }

    private int port() {
        return app.getAddress().getPort();
    }

    private static Probes readiness(Check check, Duration every, int failures) {
        return new Probes(Optional.empty(), Optional.of(probe(check, every, failures)), Optional.empty());
    }

    private static Probe probe(Check check, Duration every, int failures) {
        return new Probe(check, every, Duration.ofSeconds(1), failures);
    }

    private static Check.Http http(int port) {
        return new Check.Http(port, "/ready");
    }

    private static Check exec() {
        return new Check.Exec(List.of("check", "db"));
    }
}
