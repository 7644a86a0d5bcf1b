package dev.podium.tenants.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionTest {
    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "/,          /,             true",
        "/,          /acme,         true",
        "/,          /acme/prod,    true",
        "/acme,      /acme,         true",
        "/acme,      /acme/prod,    true",
        "/acme,      /acme-labs,    false",
        "/acme,      /,             false",
        "/acme/prod, /acme,         false",
        "/acme/prod, /acme/prod-eu, false",
        "/acme/prod, /acme/prod/payments, true",
    })
    void a_collection_covers_itself_and_what_is_below(String upper, String lower, boolean covers) {
        assertThat(new Collection(upper).covers(new Collection(lower))).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "/acme/"})
    void a_malformed_path_is_refused_with_what_was_expected(String path) {
        assertThatThrownBy(() -> new Collection(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + path + "\"")
                .hasMessageContaining("/acme/acme-prod");
    }

    @Test
    void it_prints_as_its_path() {
        assertThat(Collection.PLATFORM).hasToString("/");
    }
}
