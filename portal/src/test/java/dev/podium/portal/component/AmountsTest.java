package dev.podium.portal.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void amounts_read_as_people_say_them() {
        assertThat(Amounts.cores(250)).isEqualTo("0.25");
        assertThat(Amounts.cores(8000)).isEqualTo("8");
        assertThat(Amounts.bytes(0)).isEqualTo("0 B");
        assertThat(Amounts.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Amounts.bytes(13_314_398_617L)).isEqualTo("12.4 GiB");
    }

    @Test
    void an_image_is_called_by_its_last_part() {
        assertThat(ImageName.of("registry.example:5000/shop/web:1.8@sha256:ab").brief())
                .isEqualTo("web:1.8");
        assertThat(ImageName.of("nginx").brief()).isEqualTo("nginx");
    }
}
