package dev.podium.node.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GatewaysTest {
    @Test
    void each_has_its_turn_and_then_the_first_again() {
        Gateways gateways = Gateways.parse("a:1, b:2,c:3", 1);

        assertThat(gateways.current()).isEqualTo(new Gateway("b", 2));
        gateways.next();
        gateways.next();
        assertThat(gateways.current()).isEqualTo(new Gateway("a", 1));
    }

    @Test
    void nodes_may_begin_anywhere() {
        assertThat(Gateways.parse("a:1,b:2", -7).current()).isEqualTo(new Gateway("b", 2));
    }

    @Test
    void what_is_no_address_is_named() {
        assertThatThrownBy(() -> Gateways.parse("a:1,b", 0))
                .hasMessageContaining("\"b\" is not valid: expected host:port");
    }
}
