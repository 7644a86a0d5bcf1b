package dev.podium.api.server.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io, library/nginx, latest",
        "nginx:1.27, docker.io, library/nginx, 1.27",
        "shop/web, docker.io, shop/web, latest",
        "localhost/web, localhost, web, latest",
        "localhost:5000/web:1, localhost:5000, web, 1",
        "127.0.0.1:5000/a/b/c:x_y.Z-1, 127.0.0.1:5000, a/b/c, x_y.Z-1",
        "registry.example/shop/web:1.8, registry.example, shop/web, 1.8",
        "[::1]:5000/web, [::1]:5000, web, latest",
        "a__b/c-d--e.f, docker.io, a__b/c-d--e.f, latest"
    })
    void readsWhatTheGrammarAllows(String text, String registry, String repository, String tag) {
        ImageReference reference = ImageReference.parse(text);
        assertThat(reference.registry()).isEqualTo(registry);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.tag()).hasValue(tag);
        assertThat(reference.toString()).isEqualTo(text);
    }

    @Test
    void aDigestIsWhatIsAskedFor() {
        ImageReference pinned = ImageReference.parse("shop/web:1.8@" + DIGEST);
        assertThat(pinned.digest()).hasValue(DIGEST);
        assertThat(pinned.selector()).isEqualTo(DIGEST);
        assertThat(ImageReference.parse("shop/web@" + DIGEST).tag()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "'   ', it is empty",
        "'nginx 1', it contains a space",
        "' nginx', it contains a space",
        "https://nginx, leave out the scheme",
        "Nginx, lower case",
        "Shop/web, lower case",
        "registry.example/Web:1, lower case",
        "nginx:, expected [registry/]name",
        ":1.27, expected [registry/]name",
        "nginx@sha256:12, expected [registry/]name",
        "nginx:.x, expected [registry/]name",
        "a//b, expected [registry/]name",
        "/nginx, expected [registry/]name",
        "nginx/, expected [registry/]name",
        "../etc/passwd, expected [registry/]name",
        "a..b, expected [registry/]name",
        "registry.example:123456/web, expected [registry/]name",
        "registry.example:99999/web, its port must be"
    })
    void refusesTheRestAndSaysWhy(String text, String why) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a valid reference: ")
                .hasMessageContaining(why)
                .hasMessageContaining("for example");
    }

    @Test
    void refusesATagAndANameThatAreTooLong() {
        assertThatThrownBy(() -> ImageReference.parse("nginx:" + "t".repeat(129)))
                .hasMessageContaining("not a valid");
        assertThatThrownBy(() -> ImageReference.parse("a".repeat(256))).hasMessageContaining("at most 255");
        assertThatThrownBy(() -> ImageReference.parse("a".repeat(100_000))).hasMessageContaining("not a valid");
    }

    @Test
    void knowsTwoSpellingsOfOneImage() {
        ImageReference shortName = ImageReference.parse("nginx");
        assertThat(shortName.sameImage(ImageReference.parse("docker.io/library/nginx:latest")))
                .isTrue();
        assertThat(shortName.sameImage(ImageReference.parse("nginx:1.27"))).isFalse();
    }
}
