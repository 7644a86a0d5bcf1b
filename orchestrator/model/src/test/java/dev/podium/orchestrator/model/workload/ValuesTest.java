package dev.podium.orchestrator.model.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.model.constraint.Attribute;
import dev.podium.orchestrator.model.constraint.Expression.Compare;
import dev.podium.orchestrator.model.constraint.Operator;
import dev.podium.orchestrator.model.workload.UpdatePolicy.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"0,0", "250,250m", "1000,1", "1500,1500m", "4000,4"})
    void processor_time_prints_in_cores_where_they_are_whole(long millis, String printed) {
        assertThat(Cpu.ofMillis(millis)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1500,1500", "1024,1Ki", "268435456,256Mi", "1073741824,1Gi", "1610612736,1536Mi"})
    void memory_prints_in_the_largest_unit_that_is_exact(long bytes, String printed) {
        assertThat(Bytes.of(bytes)).hasToString(printed);
    }

    @Test
    void amounts_are_never_negative_and_never_overflow() {
        assertThatThrownBy(() -> Cpu.ofMillis(-1)).hasMessageContaining("cpu -1m is not valid");
        assertThatThrownBy(() -> Bytes.of(-1)).hasMessageContaining("-1 bytes is not valid");
        assertThatThrownBy(() -> new Amount(Cpu.ZERO, Bytes.ZERO, -1)).hasMessageContaining("pids -1 is not valid");
        assertThatThrownBy(() -> Cpu.ofMillis(Long.MAX_VALUE).plus(Cpu.ofMillis(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_add_up() {
        Amount one = new Amount(Cpu.ofMillis(250), Bytes.ofMebi(64), 10);
        assertThat(one.plus(one)).isEqualTo(new Amount(Cpu.ofMillis(500), Bytes.ofMebi(128), 20));
    }

    @Test
    void a_limit_below_the_request_is_refused() {
        Amount request = new Amount(Cpu.ofMillis(500), Bytes.ofMebi(64), 10);
        assertThatThrownBy(() -> new Resources(request, Cpu.ofMillis(250), Bytes.ofMebi(64)))
                .hasMessageContaining("cpu limit 250m is below the request 500m");
        assertThatThrownBy(() -> new Resources(request, Cpu.ofMillis(500), Bytes.ofMebi(32)))
                .hasMessageContaining("memory limit 32Mi is below the request 64Mi");
    }

    @Test
    void constraints_are_read_with_any_spacing_and_print_with_single_blanks() {
        Constraint constraint = Constraint.parse(" node.labels.disk==ssd ");
        assertThat(constraint)
                .isEqualTo(new Constraint(new Compare(new Attribute("node.labels.disk"), Operator.EQUAL, "ssd")));
        assertThat(constraint).hasToString("node.labels.disk == ssd");
    }

    @Test
    void what_the_first_version_took_for_a_value_still_is_one() {
        assertThat(Constraint.parse("node.labels.a == b||c"))
                .isEqualTo(new Constraint(new Compare(new Attribute("node.labels.a"), Operator.EQUAL, "b||c")))
                .hasToString("node.labels.a == \"b||c\"");
        assertThat(Constraint.parse("node.name != (x)")).hasToString("node.name != \"(x)\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "disk", "node.labels.disk = ssd", "node.labels.disk ==", "node.size == 3", "a == b == c"})
    void other_constraints_are_refused_with_what_was_expected(String text) {
        assertThatThrownBy(() -> Constraint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void an_update_that_could_not_advance_is_refused() {
        assertThatThrownBy(() -> new UpdatePolicy(Order.START_FIRST, 0, 0)).hasMessageContaining("cannot advance");
    }

    @Test
    void an_image_shows_its_digest_once() {
        Optional<String> digest = Optional.of("sha256:abc");
        assertThat(new Image("shop/web:1", digest, false)).hasToString("shop/web:1@sha256:abc");
        assertThat(new Image("shop/web@sha256:abc", digest, false)).hasToString("shop/web@sha256:abc");
    }

    @Test
    void a_local_image_is_pinned_by_its_id() {
        assertThatThrownBy(() -> new Image("shop/web:1", Optional.empty(), true))
                .hasMessageContaining("has no digest");
    }

    @Test
    void ports_lie_between_one_and_65535() {
        assertThatThrownBy(() -> new Port("http", 0)).hasMessageContaining("port 0 is not valid: expected 1 to 65535");
        assertThatThrownBy(() -> new Port("http", 65_536)).hasMessageContaining("port 65536");
    }

    @Test
    void a_probe_asks_at_least_once_and_takes_some_time() {
        Probe.Check check = new Probe.Check.Tcp(80);
        assertThatThrownBy(() -> new Probe(check, Duration.ZERO, Duration.ofSeconds(1), 1))
                .hasMessageContaining("expected positive durations");
        assertThatThrownBy(() -> new Probe.Check.Exec(List.of())).hasMessageContaining("has no command");
    }

    @Test
    void a_workloads_id_prints_as_it_is_read() {
        assertThat(WorkloadId.parse("demo/web")).isEqualTo(WorkloadId.of("demo", "web"));
        assertThat(WorkloadId.of("demo", "web")).hasToString("demo/web");
        assertThatThrownBy(() -> WorkloadId.parse("web")).hasMessageContaining("expected \"namespace/app\"");
    }
}
