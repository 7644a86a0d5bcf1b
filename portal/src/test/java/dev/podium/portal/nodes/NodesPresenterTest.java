package dev.podium.portal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.node.NodeStatus;
import dev.podium.portal.component.Tone;
import dev.podium.portal.fake.FakeNodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodesPresenterTest {
    @Test
    void a_machine_shows_what_is_promised_and_what_is_used_of_it() {
        NodeRow row = NodeRow.of(FakeNodes.node("ship-1", "Ready", 0.5, List.of()));
        assertThat(row.cpu().promise()).isEqualTo("4 of 8 cores reserved");
        assertThat(row.memory().promise()).isEqualTo("16 GiB of 32 GiB reserved");
        assertThat(row.cpu().reserved()).isEqualTo(0.5);
        assertThat(row.labels()).containsExactly("disk=ssd", "rack=r1");
        assertThat(row.takesWork()).isTrue();
    }

    @Test
    void a_machine_that_is_nearly_full_warns() {
        assertThat(NodeRow.of(FakeNodes.node("ship-1", "Ready", 0.85, List.of()))
                        .cpu()
                        .tone())
                .isEqualTo(Tone.WARN);
        assertThat(NodeRow.of(FakeNodes.node("ship-1", "Ready", 0.97, List.of()))
                        .cpu()
                        .tone())
                .isEqualTo(Tone.BAD);
    }

    @Test
    void a_machine_that_is_being_emptied_names_what_cannot_leave() {
        NodeStatus.Blocker web = new NodeStatus.Blocker("shop", "web", "task-1", "no other node has joined");
        NodeStatus.Blocker cart = new NodeStatus.Blocker("shop", "cart", "task-3", "node b is cordoned");
        NodeRow row = NodeRow.of(FakeNodes.emptied("ship-1", List.of(web, web, cart)));
        assertThat(row.warnings())
                .containsExactly(
                        "shop/cart cannot leave: node b is cordoned",
                        "2 instances of shop/web cannot leave: no other node has joined");
    }

    @Test
    void labels_are_typed_as_pairs() {
        assertThat(NodesPresenter.parse(" rack=r1, disk=ssd\nspare "))
                .isEqualTo(Map.of("rack", "r1", "disk", "ssd", "spare", ""));
        assertThat(NodesPresenter.parse("")).isEmpty();
    }
}
