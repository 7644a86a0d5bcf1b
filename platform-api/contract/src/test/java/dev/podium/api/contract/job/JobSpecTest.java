package dev.podium.api.contract.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JobSpecTest {
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    @Test
    void is_one_flat_document() throws IOException {
        JobSpec spec = JobSpec.of("shop/import:1", JobTerms.cron("0 3 * * *", "Europe/Berlin"));
        String text = JSON.writeValueAsString(spec);
        assertThat(text)
                .contains("\"image\":\"shop/import:1\"", "\"schedule\":\"0 3 * * *\"")
                .doesNotContain("terms");
        assertThat(JSON.readValue(text, JobSpec.class)).isEqualTo(spec);
    }
}
