package dev.podium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The {@code podium} command, as somebody meets it who has only read the README. */
@ExtendWith(Platform.class)
@Order(1)
class CommandTest {
    private final Installation podium;

    CommandTest(Installation podium) {
        this.podium = podium;
    }

    @Test
    void the_demo_app_answers_and_both_its_instances_take_part() {
        Router router = podium.router();
        List<String> instances = Stream.generate(() -> router.get("hello.demo.localhost", "/"))
                .limit(10)
                .peek(response -> assertThat(response.statusCode()).isEqualTo(200))
                .map(response -> response.body().replaceAll("(?s).*<dt>Task</dt><dd>([^<]*)</dd>.*", "$1"))
                .distinct()
                .toList();
        assertThat(instances).hasSize(2);
    }

    @Test
    void a_second_up_changes_nothing() {
        List<Long> before = processes();
        String printed = podium.podium("up").succeeded();
        assertThat(printed).contains("nothing changed").contains("http://localhost:" + podium.port("PORTAL"));
        assertThat(printed).doesNotContain(Installation.PASSWORD);
        assertThat(processes()).isEqualTo(before);
    }

    @Test
    void status_says_what_runs_where() {
        assertThat(podium.podium("status").succeeded())
                .contains("server", "portal", "node", "ready", "1 nodes, 1 apps");
        assertThat(podium.podium("status", "--json").succeeded())
                .contains("\"nodes\":1", "\"apps\":1", "\"pid\":" + podium.pid("server"), "\"ready\":true");
    }

    @Test
    void the_audit_trail_is_as_it_was_written_and_can_be_taken_along() {
        assertThat(podium.podium("audit", "verify").succeeded()).contains("entries are as they were written", "hash ");
        assertThat(podium.podium("audit", "export").succeeded())
                .startsWith("place,at,actor,")
                .contains("PUT /api/v1/namespaces/{ns}/apps/{app}");
    }

    @Test
    void doctor_finds_nothing_wrong_with_a_healthy_installation() {
        assertThat(podium.podium("doctor").succeeded()).contains("No problems found");
    }

    @Test
    void a_taken_port_is_named_with_the_setting_that_changes_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Installation other = new Installation("e2e-port");
            Shell.Result result =
                    other.podium(Map.of("PODIUM_ROUTER_PORT", Integer.toString(taken.getLocalPort())), "up");
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.output())
                    .contains("port " + taken.getLocalPort() + " is already taken", "PODIUM_ROUTER_PORT=");
            other.podium("down", "--purge").succeeded();
            assertThat(other.home()).doesNotExist();
        }
    }

    @Test
    void an_unknown_word_is_answered_with_the_known_ones() {
        Shell.Result result = podium.podium("upp");
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("unknown command \"upp\": expected up, down, status");
    }

    private List<Long> processes() {
        return Stream.of("server", "portal", "node").map(podium::pid).toList();
    }
}
