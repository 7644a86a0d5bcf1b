package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferTest {
    @Test
    void gpusAreListedByModelWithHowManyAndHowLarge() {
        assertThat(Offer.parse("2xA10:24Gi, T4", Map.of()).gpus().orElseThrow())
                .containsExactly(
                        new Gpu(0, "A10", Bytes.ofGibi(24)),
                        new Gpu(1, "A10", Bytes.ofGibi(24)),
                        new Gpu(2, "T4", Bytes.ZERO));
        assertThat(Offer.parse("none", Map.of()).gpus().orElseThrow()).isEmpty();
        assertThat(Offer.parse("", Map.of())).isEqualTo(Offer.AS_FOUND);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithAnExample() {
        assertThatThrownBy(() -> Offer.parse("A10:", Map.of()))
                .hasMessageContaining("expected none, or models such as");
        assertThatThrownBy(() -> Offer.parse("99xA10", Map.of())).hasMessageContaining("at most 64");
        assertThatThrownBy(() -> Offer.parse("", Map.of("FPGA", 1L))).hasMessageContaining("\"FPGA\" is not valid");
        assertThatThrownBy(() -> Offer.parse("", Map.of("fpga", -1L))).hasMessageContaining("fpga: -1 is not valid");
    }
}
