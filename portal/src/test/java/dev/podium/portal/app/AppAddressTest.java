package dev.podium.portal.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.podium.portal.platform.AppRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppAddressTest {
    private static final AppRef WEB = new AppRef("acme-prod", "web");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void every_choice_lives_in_the_address_and_is_read_back_from_it() {
        AppAddress address = AppAddress.at(WEB)
                .withLog(LogQuery.NONE
                        .filter("GET /a&b", true)
                        .since(Optional.of(LogQuery.Since.HOUR))
                        .ofInstance(Optional.of("0198"))
                        .wrapped(true));
        String query = address.parameters().getQueryString();
        assertThat(AppAddress.of(WEB, QueryParameters.fromString(query))).isEqualTo(address);
    }

    @Test
    void the_plain_page_has_a_plain_address() {
        assertThat(AppAddress.at(WEB).link()).isEqualTo("apps/acme-prod/web");
        assertThat(AppAddress.of(WEB, QueryParameters.fromString("tab=nonsense"))
                        .tab())
                .isEqualTo(AppAddress.Tab.INSTANCES);
    }

    @Test
    void how_far_back_decides_what_the_api_is_asked() {
        var hour = LogQuery.NONE.since(Optional.of(LogQuery.Since.HOUR)).following(NOON);
        assertThat(hour.since()).isEqualTo(NOON.minus(Duration.ofHours(1)));
        assertThat(hour.tail()).isNull();
        assertThat(LogQuery.NONE.following(NOON).tail()).isEqualTo(500);
        assertThat(LogQuery.NONE.download(NOON).follow()).isFalse();
    }
}
