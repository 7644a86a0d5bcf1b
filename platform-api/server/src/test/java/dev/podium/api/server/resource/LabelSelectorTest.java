package dev.podium.api.server.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.server.error.ApiProblem;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
    private static final Map<String, String> LABELS = Map.of("team", "payments", "tier", "web");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "team=payments | true",
                "team==payments | true",
                "team=other | false",
                "team!=other | true",
                "team!=payments | false",
                "absent!=x | true",
                "team in (billing, payments) | true",
                "team notin (billing,payments) | false",
                "absent notin (a) | true",
                "tier | true",
                "!tier | false",
                "!absent | true",
                "team in (a,payments),tier=web,!absent | true",
                "team=payments,tier=batch | false",
            })
    void holds(String selector, boolean expected) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "=x", "a=b=c", "team in payments", ",", "a,,b"})
    void saysWhatItDoesNotUnderstand(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("labelSelector");
    }
}
