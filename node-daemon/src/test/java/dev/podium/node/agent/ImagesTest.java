package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.node.engine.memory.MemoryEngine;
import dev.podium.node.engine.memory.MemoryProgram;
import dev.podium.orchestrator.model.workload.Image;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a task's image comes from. */
class ImagesTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private final MemoryEngine engine = new MemoryEngine(InstantSource.system(), _ -> MemoryProgram.SERVING);
    private final Images images = new Images(engine, new SharedPulls(engine));

    private Images.Found obtain(Image image) throws InterruptedException {
        return images.obtain(image, _ -> {});
    }

    @Test
    void an_image_with_a_digest_is_pulled_by_it_whatever_the_tag_means_now() throws Exception {
        engine.store().publish("registry/shop/web", "1", DIGEST);
        Images.Found found = obtain(new Image("registry/shop/web:1", Optional.of(DIGEST), false));
        assertThat(found.digest()).isEqualTo(DIGEST);
        assertThat(found.id()).isEqualTo("sha256:id-of-" + DIGEST);
    }

    @Test
    void an_image_without_a_digest_is_pulled_by_its_tag_and_the_digest_is_told() throws Exception {
        engine.store().publish("registry/shop/web", "1", DIGEST);
        assertThat(obtain(new Image("registry/shop/web:1", Optional.empty(), false))
                        .digest())
                .isEqualTo(DIGEST);
    }

    @Test
    void what_the_machine_has_is_good_enough_when_the_registry_says_no() throws Exception {
        String id = engine.store().add("shop/web:1").id();
        assertThat(obtain(new Image("shop/web:1", Optional.empty(), false))).isEqualTo(new Images.Found(id, id));
    }

    @Test
    void without_either_the_registrys_words_are_told() {
        assertThatThrownBy(() -> obtain(new Image("shop/none:1", Optional.empty(), false)))
                .isInstanceOf(ImageUnavailableException.class)
                .hasMessageContaining("shop/none:1")
                .hasMessageContaining("manifest unknown");
    }

    @Test
    void a_reference_is_pinned_by_replacing_its_tag() {
        assertThat(Images.pinned("host:5000/shop/web:1.8", DIGEST)).isEqualTo("host:5000/shop/web@" + DIGEST);
        assertThat(Images.pinned("host:5000/shop/web", DIGEST)).isEqualTo("host:5000/shop/web@" + DIGEST);
        assertThat(Images.pinned("web:1@sha256:old", DIGEST)).isEqualTo("web@" + DIGEST);
    }
}
