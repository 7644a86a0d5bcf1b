package dev.podium.orchestrator.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
    private static final WorkloadId WEB = WorkloadId.of("demo", "web");
    private static final RouteRule A = new RouteRule("a.example", "/", WEB, 80);
    private static final RouteRule B = new RouteRule("b.example", "/", WEB, 80);
    private static final Endpoint ONE = new Endpoint(new TaskId("1"), "10.0.0.1");
    private static final Endpoint TWO = new Endpoint(new TaskId("2"), "10.0.0.2");

    @Test
    void the_order_in_which_things_were_added_does_not_matter() {
        RoutingTable one = RoutingTable.of(1, List.of(A, B), Map.of(WEB, List.of(ONE, TWO)));
        RoutingTable two = RoutingTable.of(7, List.of(B, A), Map.of(WEB, List.of(TWO, ONE)));
        assertThat(one.sameContent(two)).isTrue();
        assertThat(one.rules()).isEqualTo(two.rules());
    }

    @Test
    void an_endpoint_more_is_another_content() {
        RoutingTable one = RoutingTable.of(1, List.of(A), Map.of(WEB, List.of(ONE)));
        RoutingTable two = RoutingTable.of(1, List.of(A), Map.of(WEB, List.of(ONE, TWO)));
        assertThat(one.sameContent(two)).isFalse();
    }

    @Test
    void a_path_starts_with_a_slash() {
        assertThatThrownBy(() -> new RouteRule("a.example", "shop", WEB, 80))
                .hasMessageContaining("route path \"shop\" is not valid");
    }
}
