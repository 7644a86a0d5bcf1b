package dev.podium.orchestrator.testkit.scenario;

import static dev.podium.orchestrator.testkit.scenario.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadLimitTest {
    /** Zone b has room for two tasks only. */
    private static Given unequalZones() {
        return given().node("a1", node -> node.label("zone", "a"))
                .node("a2", node -> node.label("zone", "a"))
                .node("b1", node -> node.label("zone", "b").capacity(200, 8192, 4096));
    }

    @Test
    void where_it_would_get_too_uneven_nothing_more_is_placed() {
        unequalZones()
                .app("web")
                .replicas(6)
                .which(app -> app.maxSkew("zone", 1))
                .then()
                .perNode("web", 2, 1, 2)
                .explained("web", "SpreadTooUneven", "2 of 3 nodes: spread too uneven")
                .outlook("web", outlook -> {
                    assertThat(outlook.missing()).isEqualTo(1);
                    assertThat(outlook.refusals().getFirst().reason())
                            .isEqualTo(
                                    "is in zone \"a\", which would have 4 instances, 2 more than the zone with fewest:"
                                            + " maxSkew is 1");
                });
    }

    @Test
    void a_wish_to_be_even_gives_way() {
        unequalZones()
                .app("web")
                .replicas(6)
                .which(app -> app.spread("zone"))
                .then()
                .perNode("web", 2, 2, 2);
    }

    @Test
    void more_skew_allows_more() {
        unequalZones()
                .app("web")
                .replicas(6)
                .which(app -> app.maxSkew("zone", 2))
                .then()
                .perNode("web", 2, 2, 2);
    }

    @Test
    void a_zone_whose_only_node_is_cordoned_counts() {
        unequalZones()
                .when()
                .cordon("b1")
                .publish("web", app -> app.replicas(4).maxSkew("zone", 1))
                .seconds(5)
                .then()
                .perNode("web", 1, 0, 0);
    }

    @Test
    void nodes_without_the_label_take_none() {
        unequalZones()
                .node("c1", node -> node)
                .app("web")
                .replicas(2)
                .which(app -> app.maxSkew("zone", 1))
                .then()
                .perNode("web", 1, 0, 1, 0);
    }

    static IntStream sizes() {
        return IntStream.of(1, 4, 7, 12, 17, 23);
    }

    /** Two datacenters of two zones of two racks of two nodes. */
    @ParameterizedTest
    @MethodSource("sizes")
    void a_hierarchy_stays_even_at_every_level_while_scaling_up_and_down(int size) {
        Given given = given();
        for (int node = 0; node < 16; node++) {
            int n = node;
            given.node(
                    "n" + (10 + n),
                    one -> one.label("dc", "d" + n / 8)
                            .label("zone", "z" + n / 4 % 2)
                            .label("rack", "r" + n / 2 % 2));
        }
        Then then = given.app("web")
                .replicas(size)
                .which(app -> app.spread("dc", "zone", "rack"))
                .then()
                .evenOver("web", "dc", "zone", "rack");
        for (int replicas : new int[] {size + 9, size, size + 3, Math.max(1, size / 2), size}) {
            then = then.when().scale("web", replicas).seconds(8).then().evenOver("web", "dc", "zone", "rack");
        }
        then.ready("web", size);
    }
}
