package dev.podium.api.server.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podium.orchestrator.model.node.NodeFacts.LocalImage;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolves against a real registry, with and without its asking for a token. */
class ImageResolverTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String IMAGE_ID = "sha256:" + "cd".repeat(32);

    @TempDir
    Path directory;

    @BeforeAll
    static void needsARegistry() {
        assumeTrue(RealRegistry.installed(), "docker-registry is not installed");
    }

    @Test
    void aTagIsPinnedToTheDigestTheRegistryNames() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory, "")) {
            String digest = registry.push("shop/web", "1.8");
            ResolvedImage resolved = resolve(registry.host() + "/shop/web:1.8", List.of());
            assertThat(resolved.warning()).isEmpty();
            assertThat(resolved.image().digest()).hasValue(digest);
            assertThat(resolved.image().local()).isFalse();
            assertThat(resolved.image().reference()).isEqualTo(registry.host() + "/shop/web:1.8");
        }
    }

    @Test
    void anImageTheRegistryDoesNotHaveIsKeptWithTheRegistrysWords() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory, "")) {
            registry.push("shop/web", "1.8");
            ResolvedImage resolved = resolve(registry.host() + "/shop/web:9.9", List.of());
            assertThat(resolved.image().digest()).isEmpty();
            assertThat(resolved.warning().orElseThrow())
                    .contains("could not be found: registry " + registry.host()
                            + " does not have shop/web in version 9.9")
                    .contains("in its words: \"manifest unknown\" (MANIFEST_UNKNOWN)")
                    .contains("nodes will keep trying");
        }
    }

    @Test
    void fetchesATokenWhenTheRegistryAsksForOne() throws Exception {
        try (TokenIssuer issuer = TokenIssuer.start(directory)) {
            try (RealRegistry open = RealRegistry.start(directory, "")) {
                open.push("shop/private", "1");
            }
            try (RealRegistry registry = RealRegistry.start(directory, issuer.configuration(directory))) {
                assertThat(resolve(registry.host() + "/shop/private:1", List.of())
                                .image()
                                .digest())
                        .isPresent();
                assertThat(issuer.requests()).containsExactly("service=test&scope=repository:shop/private:pull");
                assertThat(resolve(registry.host() + "/shop/secret:1", List.of())
                                .warning()
                                .orElseThrow())
                        .contains("only to those who sign in")
                        .contains("authentication required");
            }
        }
    }

    @Test
    void anImageOnlyANodeHasIsPinnedByItsId() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory, "")) {
            String reference = registry.host() + "/demo/hello:1";
            List<LocalImage> onNode = List.of(new LocalImage(IMAGE_ID, List.of("<none>:<none>", reference)));
            ResolvedImage resolved = resolve(reference, onNode);
            assertThat(resolved.image().local()).isTrue();
            assertThat(resolved.image().digest()).hasValue(IMAGE_ID);
            assertThat(resolved.warning()).isEmpty();
        }
    }

    @Test
    void aRegistryThatIsNotThereSaysSo() throws Exception {
        ResolvedImage resolved = resolve("127.0.0.1:1/shop/web:1", List.of());
        assertThat(resolved.warning().orElseThrow()).contains("registry 127.0.0.1:1 cannot be reached");
    }

    @Test
    void aRegistryThatNeverAnswersIsGivenUpAndThenLeftAloneForAWhile() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ImageResolver resolver =
                    resolver(List.of(new LocalImage(IMAGE_ID, List.of("127.0.0.1:" + mute.getLocalPort() + "/a:1"))));
            ImageReference reference = ImageReference.parse("127.0.0.1:" + mute.getLocalPort() + "/a:1");
            assertThat(resolver.resolve(reference).image().local()).isTrue();
            Instant before = CLOCK.instant();
            assertThat(resolver.resolve(reference).image().local()).isTrue();
            assertThat(Duration.between(before, CLOCK.instant())).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void aRealmElsewhereThatIsNotEncryptedGetsNoQuestion() {
        RegistryAddress remote = RegistryAddress.of(ImageReference.parse("registry.example/a:1"));
        assertThat(remote.base().getScheme()).isEqualTo("https");
        assertThat(remote.trusts(java.net.URI.create("http://169.254.169.254/token")))
                .isFalse();
        assertThat(remote.trusts(java.net.URI.create("https://auth.example/token")))
                .isTrue();
        assertThat(remote.trusts(java.net.URI.create("http://127.0.0.1/token"))).isFalse();
        assertThat(RegistryAddress.of(ImageReference.parse("127.0.0.1.example.com/a:1"))
                        .loopback())
                .isFalse();
    }

    private static ResolvedImage resolve(String reference, List<LocalImage> onNode)
            throws InterruptedException, IOException {
        return resolver(onNode).resolve(ImageReference.parse(reference));
    }

    private static ImageResolver resolver(List<LocalImage> onNode) {
        return new ImageResolver(new RegistryClient(CLOCK, JsonMapper.createDefault()), () -> onNode, CLOCK);
    }
}
