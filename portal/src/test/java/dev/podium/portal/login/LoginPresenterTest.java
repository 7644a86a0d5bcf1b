package dev.podium.portal.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeDemo;
import dev.podium.portal.fake.SignedIn;
import dev.podium.portal.session.PortalSession;
import dev.podium.portal.session.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginPresenterTest {
    private final FakeApi api = FakeApi.start(FakeDemo.populated());
    private final LoginPresenter presenter = new LoginPresenter(new SignIn() {
        @Override
        public PortalSession signIn(String username, String password) {
            return SignedIn.as(username, api);
        }

        @Override
        public void signOut(PortalSession session) {
            session.close();
        }
    });

    LoginPresenterTest() throws Exception {}

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void the_platform_that_is_away_is_told_apart_from_a_wrong_password() {
        assertThat(presenter.signIn("nobody", "x"))
                .isInstanceOfSatisfying(
                        LoginPresenter.Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains("password"));
        api.goAway();
        assertThat(presenter.signIn("dora", "x"))
                .isInstanceOfSatisfying(
                        LoginPresenter.Outcome.Refused.class,
                        refused -> assertThat(refused.title()).isEqualTo("The platform does not answer"));
    }

    @Test
    void empty_fields_are_not_sent_anywhere() {
        assertThat(presenter.signIn(" ", ""))
                .isInstanceOfSatisfying(
                        LoginPresenter.Outcome.Refused.class,
                        refused -> assertThat(refused.title()).isEqualTo("Something is missing"));
    }

    @Test
    void after_signing_in_one_only_ever_lands_inside_the_portal() {
        assertThat(LoginPresenter.safe("apps/acme/web?tab=logs&q=a:b")).isEqualTo("apps/acme/web?tab=logs&q=a:b");
        for (String elsewhere : new String[] {
            "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "login"
        }) {
            assertThat(LoginPresenter.safe(elsewhere)).isEmpty();
        }
    }
}
