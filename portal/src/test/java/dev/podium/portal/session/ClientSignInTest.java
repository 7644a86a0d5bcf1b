package dev.podium.portal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.contract.client.ApiException;
import dev.podium.portal.PortalSettings;
import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeDemo;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientSignInTest {
    private final FakeApi api = FakeApi.start(FakeDemo.populated());
    private final ClientSignIn signIn = new ClientSignIn(new PortalSettings("127.0.0.1", 0, api.url()));

    ClientSignInTest() throws Exception {}

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void who_signs_in_gets_a_session_of_their_own() {
        assertThat(signIn.signIn("dora", FakeApi.PASSWORD).me().displayName()).isEqualTo("Dora Developer");
        assertThatThrownBy(() -> signIn.signIn("dora", "guess")).isInstanceOf(ApiException.Unauthenticated.class);
    }

    @Test
    void pages_are_told_once_when_the_session_cannot_be_prolonged_any_more() {
        PortalSession session = signIn.signIn("dora", FakeApi.PASSWORD);
        AtomicInteger told = new AtomicInteger();
        session.onEnd(told::incrementAndGet);
        api.endSessions();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> session.platform().namespaces()).isInstanceOf(ApiException.Unauthenticated.class);
        }
        assertThat(told).hasValue(1);
        assertThat(session.ended()).isTrue();
        signIn.signOut(session);
    }

    @Test
    void after_signing_out_the_tokens_are_worth_nothing() {
        PortalSession session = signIn.signIn("dora", FakeApi.PASSWORD);
        signIn.signOut(session);
        api.expireAccessTokens();
        assertThatThrownBy(() -> session.platform().namespaces()).isInstanceOf(ApiException.Unauthenticated.class);
    }
}
