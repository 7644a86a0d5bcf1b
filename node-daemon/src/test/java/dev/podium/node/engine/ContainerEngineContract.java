package dev.podium.node.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.node.Await;
import dev.podium.node.engine.ContainerPlan.Limits;
import dev.podium.node.engine.ContainerPlan.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every container engine does, whatever it is made of. */
abstract class ContainerEngineContract {
    private static final Map<String, String> OURS = Map.of(Labels.NODE, "pdm-agent-contract");
    private static final String NETWORK = "pdm-agent-contract";

    /** Runs until it is told to end; says one line on each stream first. */
    static final List<String> SERVE =
            List.of("/bin/busybox", "sh", "-c", "echo out; echo err >&2; exec /bin/busybox sleep 1000");

    private ContainerEngine engine;

    abstract ContainerEngine open() throws Exception;

    /** An image the engine has, with busybox in it. */
    abstract String image();

    @BeforeEach
    void open_and_sweep() throws Exception {
        engine = open();
        sweep();
    }

    @AfterEach
    void sweep() {
        engine.containers(OURS).forEach(found -> engine.remove(found.id()));
        engine.networks(OURS).forEach(engine::removeNetwork);
    }

    private ContainerPlan plan(String name, List<String> command, Network network) {
        return new ContainerPlan(
                "pdm-agent-" + name,
                image(),
                command,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of("GREETING", "hello"),
                OURS,
                network,
                new Limits(500, 512, 64L << 20, 50),
                List.of("CHOWN"),
                false,
                true,
                true,
                "SIGTERM");
    }

    private Network bridge() {
        engine.ensureNetwork(new NetworkPlan(NETWORK, OURS));
        return new Network.Bridge(NETWORK, "host-1", List.of("web"));
    }

    private String running(String name, List<String> command) {
        String id = engine.create(plan(name, command, bridge()));
        engine.start(id);
        return id;
    }

    private ContainerView view(String id) {
        return engine.inspect(id).orElseThrow();
    }

    @Test
    void a_container_is_made_then_started_then_runs_with_an_address() {
        String id = engine.create(plan("a", SERVE, bridge()));

        assertThat(view(id).state()).isEqualTo(ContainerView.State.CREATED);
        engine.start(id);
        assertThat(view(id).running()).isTrue();
        assertThat(view(id).address()).isPresent();
        assertThat(view(id).pid()).isPresent();
        assertThat(view(id).startedAt()).isPresent();
        assertThat(view(id).exit()).isEmpty();
    }

    @Test
    void starting_a_running_container_changes_nothing() {
        String id = running("a", SERVE);
        engine.start(id);
        assertThat(view(id).running()).isTrue();
    }

    @Test
    void a_container_is_found_again_by_its_labels_even_after_its_end() throws Exception {
        String id = running("a", List.of("/bin/busybox", "true"));
        Await.until("it ended", () -> !view(id).running());

        assertThat(engine.containers(OURS)).extracting(ContainerView::id).containsExactly(id);
        assertThat(view(id).name()).isEqualTo("pdm-agent-a");
        assertThat(engine.containers(Map.of(Labels.NODE, "another"))).isEmpty();
    }

    @Test
    void the_exit_code_is_told() throws Exception {
        String id = running("a", List.of("/bin/busybox", "sh", "-c", "exit 3"));
        Await.until("it ended", () -> !view(id).running());
        assertThat(view(id).exit().orElseThrow().code()).isEqualTo(3);
    }

    @Test
    void a_signal_ends_a_process_and_its_death_is_heard_at_once() throws Exception {
        String id = running("a", SERVE);
        try (DeathStream deaths = engine.deaths(OURS)) {
            engine.signal(id, "SIGKILL");
            assertThat(deaths.next()).contains(id);
        }
        assertThat(view(id).exit().orElseThrow().code()).isEqualTo(137);
    }

    @Test
    void signalling_what_does_not_run_does_nothing() throws Exception {
        String id = running("a", List.of("/bin/busybox", "true"));
        Await.until("it ended", () -> !view(id).running());
        engine.signal(id, "SIGTERM");
        engine.signal("no-such-container", "SIGTERM");
    }

    @Test
    void a_stream_of_deaths_ends_when_it_is_closed() throws Exception {
        DeathStream deaths = engine.deaths(OURS);
        Thread.ofVirtual().start(deaths::close);
        assertThat(deaths.next()).isEmpty();
    }

    @Test
    void removing_ends_a_running_container_and_does_nothing_when_it_is_gone() {
        String id = running("a", SERVE);
        engine.remove(id);
        assertThat(engine.inspect(id)).isEmpty();
        engine.remove(id);
    }

    @Test
    void a_name_can_be_taken_only_once() {
        engine.create(plan("a", SERVE, bridge()));
        assertThatThrownBy(() -> engine.create(plan("a", SERVE, bridge())))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.CONFLICT));
    }

    @Test
    void an_image_that_is_not_there_is_not_found() {
        ContainerPlan plan = with("pdm-agent/nothing:1", SERVE, true);
        assertThatThrownBy(() -> engine.create(plan))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.NOT_FOUND));
        assertThat(engine.image("pdm-agent/nothing:1")).isEmpty();
    }

    @Test
    void a_program_that_is_not_there_is_refused_at_start_unless_an_init_process_starts_first() {
        String id = engine.create(with(image(), List.of("/no/such/program"), false));
        assertThatThrownBy(() -> engine.start(id)).isInstanceOfSatisfying(EngineException.class, e -> {
            assertThat(e.kind()).isEqualTo(EngineException.Kind.REFUSED);
            assertThat(e).hasMessageContaining("/no/such/program");
        });
    }

    private ContainerPlan with(String image, List<String> command, boolean init) {
        ContainerPlan plan = plan("a", command, bridge());
        return new ContainerPlan(
                plan.name(),
                image,
                plan.entrypoint(),
                plan.command(),
                plan.workingDir(),
                plan.user(),
                plan.env(),
                plan.labels(),
                plan.network(),
                plan.limits(),
                plan.capabilities(),
                plan.readOnlyRoot(),
                init,
                plan.keepsLogs(),
                plan.stopSignal());
    }

    @Test
    void a_container_that_shares_another_ones_network_has_no_address_of_its_own() {
        String sandbox = running("a", SERVE);
        String id = engine.create(plan("b", SERVE, new Network.Shared(sandbox)));
        engine.start(id);
        assertThat(view(id).running()).isTrue();
        assertThat(view(id).address()).isEmpty();
    }

    @Test
    void output_is_read_from_the_beginning_with_time_and_stream() throws Exception {
        String id = running("a", SERVE);
        Await.until("both lines are there", () -> lines(id, LogRequest.ALL).size() == 2);
        assertThat(lines(id, LogRequest.ALL))
                .extracting(line -> line.stderr() + " " + line.text())
                .containsExactlyInAnyOrder("false out", "true err");
        assertThat(lines(id, LogRequest.ALL))
                .allSatisfy(line -> assertThat(line.time())
                        .isAfter(view(id).startedAt().orElseThrow().minusSeconds(5)));
        assertThat(lines(id, new LogRequest(false, 1, Optional.empty()))).hasSize(1);
        assertThat(lines(id, new LogRequest(false, 0, Optional.empty()))).isEmpty();
    }

    private List<LogStream.Line> lines(String id, LogRequest request) throws InterruptedException {
        try (LogStream stream = engine.logs(id, request)) {
            List<LogStream.Line> all = new java.util.ArrayList<>();
            for (List<LogStream.Line> next = stream.next(10); !next.isEmpty(); next = stream.next(10)) {
                all.addAll(next);
            }
            return all;
        }
    }

    @Test
    void followed_output_ends_with_the_container() throws Exception {
        String id = running("a", SERVE);
        Thread.ofVirtual().start(() -> engine.signal(id, "SIGKILL"));
        assertThat(lines(id, new LogRequest(true, -1, Optional.empty()))).hasSizeLessThanOrEqualTo(2);
        assertThat(view(id).running()).isFalse();
    }

    @Test
    void a_command_inside_a_container_tells_its_exit_code_and_output() throws Exception {
        String id = running("a", SERVE);
        ExecResult good =
                engine.exec(id, List.of("/bin/busybox", "sh", "-c", "echo $GREETING"), Duration.ofSeconds(10));
        ExecResult bad = engine.exec(id, List.of("/bin/busybox", "sh", "-c", "exit 4"), Duration.ofSeconds(10));
        assertThat(good).isEqualTo(new ExecResult(Optional.of(0), "hello"));
        assertThat(bad.exitCode()).contains(4);
    }

    @Test
    void a_command_inside_a_container_is_given_up_when_its_time_is_over() throws Exception {
        String id = running("a", SERVE);
        ExecResult late = engine.exec(id, List.of("/bin/busybox", "sleep", "20"), Duration.ofMillis(200));
        assertThat(late.exitCode()).isEmpty();
    }

    @Test
    void a_network_is_made_once_listed_by_label_and_kept_while_it_is_used() {
        bridge();
        bridge();
        assertThat(engine.networks(OURS)).containsExactly(NETWORK);

        String id = running("a", SERVE);
        assertThatThrownBy(() -> engine.removeNetwork(NETWORK)).isInstanceOf(EngineException.class);
        engine.remove(id);
        engine.removeNetwork(NETWORK);
        engine.removeNetwork(NETWORK);
        assertThat(engine.networks(OURS)).isEmpty();
    }

    @Test
    void the_engine_says_what_it_is() {
        EngineInfo info = engine.info();
        assertThat(info.cores()).isPositive();
        assertThat(info.memory()).isPositive();
        assertThat(info.version()).isNotEmpty();
        assertThat(info.arch()).isNotEmpty();
    }
}
