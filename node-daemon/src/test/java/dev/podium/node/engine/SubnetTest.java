package dev.podium.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where bridges go when the engine has no range left. */
class SubnetTest {
    @Test
    void a_range_is_printed_as_it_is_read_without_the_bits_of_hosts() {
        assertThat(Subnet.parse("192.168.17.5/20")).hasToString("192.168.16.0/20");
        assertThat(Subnet.parse("172.17.0.0/16")).hasToString("172.17.0.0/16");
    }

    @Test
    void ranges_overlap_when_one_contains_the_other() {
        assertThat(Subnet.parse("10.0.0.0/8").overlaps(Subnet.parse("10.9.8.0/24")))
                .isTrue();
        assertThat(Subnet.parse("10.9.8.0/24").overlaps(Subnet.parse("10.0.0.0/8")))
                .isTrue();
        assertThat(Subnet.parse("10.9.8.0/24").overlaps(Subnet.parse("10.9.9.0/24")))
                .isFalse();
    }

    @Test
    void the_first_range_nobody_has_is_taken() {
        assertThat(Subnet.free(List.of())).contains(Subnet.parse("10.176.0.0/24"));
        assertThat(Subnet.free(List.of(Subnet.parse("10.176.0.0/23")))).contains(Subnet.parse("10.176.2.0/24"));
    }

    @Test
    void there_is_none_when_all_are_taken() {
        List<Subnet> all = IntStream.range(0, 16)
                .mapToObj(index -> Subnet.parse("10." + (176 + index) + ".0.0/16"))
                .toList();
        assertThat(Subnet.free(all)).isEmpty();
    }
}
