package dev.podium.api.server.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.server.launcher.KeyAgreement.Fingerprints;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyAgreementTest {
    private final ClusterStore store = EmbeddedClusterStore.inMemory(InstantSource.system());
    private final KeyAgreement agreement = new KeyAgreement(store, Path.of("/srv/secrets"));

    @Test
    void serversWithTheSameKeysAgree() {
        agreement.require(new Fingerprints("ca-1", Set.of("k-1")));

        assertThatCode(() -> agreement.require(new Fingerprints("ca-1", Set.of("k-1"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aServerWithAnotherAuthorityIsToldWhatToDo() {
        agreement.require(new Fingerprints("ca-1", Set.of("k-1")));

        assertThatThrownBy(() -> agreement.require(new Fingerprints("ca-2", Set.of("k-1"))))
                .isInstanceOf(ServerSettings.InvalidException.class)
                .hasMessageContaining("/srv/secrets")
                .hasMessageContaining("ca-1")
                .hasMessageContaining("PODIUM_SECRETS");
    }

    @Test
    void keysAreAddedOnOneServerAfterTheOther() {
        agreement.require(new Fingerprints("ca-1", Set.of("k-1")));
        agreement.require(new Fingerprints("ca-1", Set.of("k-1", "k-2")));

        assertThatThrownBy(() -> agreement.require(new Fingerprints("ca-1", Set.of("k-1"))))
                .hasMessageContaining("k-2");
    }
}
