package dev.podium.orchestrator.wire.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinTokenTextTest {
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void whatIsPrintedCanBeReadBack() {
        JoinTokenText token = JoinTokenText.fresh(DIGEST, new Random(1));

        assertThat(JoinTokenText.parse(" " + token.text() + "\n")).isEqualTo(token);
    }

    @Test
    void printingATokenKeepsItsSecret() {
        JoinTokenText token = JoinTokenText.fresh(DIGEST, new Random(1));

        assertThat(token.toString()).doesNotContain(token.secret()).contains(token.id());
    }

    @Test
    void aTokenThatWasCutOffIsRefusedWithoutRepeatingIt() {
        String cut = JoinTokenText.fresh(DIGEST, new Random(1)).text().substring(0, 80);

        assertThatThrownBy(() -> JoinTokenText.parse(cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected PODIUM-1-")
                .hasMessageNotContaining(cut.substring(70));
    }
}
