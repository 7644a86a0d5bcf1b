package dev.podium.api.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.Credentials;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.user.Grant;
import dev.podium.api.contract.user.UserSpec;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class SigningInTest {
    private static final String PASSWORD = "a good password";

    private final RunningApi api;
    private final String ada = RunningApi.fresh("ada");

    SigningInTest(TestDatabase database) {
        api = database.api();
        api.admin()
                .users()
                .put(ada, new UserSpec("Ada", PASSWORD, List.of(new Grant("viewer", "/"))), WriteOptions.DEFAULT);
    }

    @Test
    void aPersonSignsInAndSeesWhoTheyAre() {
        PodiumClient mine = api.as(ada, PASSWORD);
        assertThat(mine.me().user()).isEqualTo(ada);
        assertThat(mine.me().access().getFirst().permissions())
                .contains("apps:read")
                .doesNotContain("apps:write");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        Http http = api.http();
        Http.Answer wrong = http.post("/auth/login", login(ada, "not the password"));
        Http.Answer unknown = http.post("/auth/login", login(RunningApi.fresh("nobody"), "not the password"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("login_failed").isEqualTo(unknown.code());
        assertThat(wrong.member("detail")).isEqualTo(unknown.member("detail"));
    }

    @Test
    void afterTenWrongPasswordsTheNextTryMustWaitEvenWithTheRightOne() {
        for (int i = 0; i < 10; i++) {
            api.http().post("/auth/login", login(ada, "wrong " + i));
        }
        Http.Answer slowed = api.http().post("/auth/login", login(ada, PASSWORD));
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.code()).isEqualTo("login_slowed_down");
        assertThat(slowed.header("Retry-After")).matches("[1-9]\\d*");
    }

    @Test
    void aRefreshTokenWorksOnceAndItsSecondUseEndsTheSession() {
        PodiumClient anonymous = api.anonymous();
        Tokens first = anonymous.auth().login(ada, PASSWORD);
        Tokens second = anonymous.auth().refresh(first.refreshToken());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(me(second)).isEqualTo(ada);

        assertRefused(() -> anonymous.auth().refresh(first.refreshToken()), "refresh_token_reused");
        assertRefused(() -> anonymous.auth().refresh(second.refreshToken()), "session_ended");
        assertRefused(() -> me(second), "session_ended");
    }

    @Test
    void signingOutEndsTheSession() {
        PodiumClient anonymous = api.anonymous();
        Tokens tokens = anonymous.auth().login(ada, PASSWORD);
        anonymous.auth().logout(tokens.refreshToken());
        anonymous.auth().logout(tokens.refreshToken());
        assertRefused(() -> anonymous.auth().refresh(tokens.refreshToken()), "session_ended");
        assertRefused(() -> me(tokens), "session_ended");
    }

    @Test
    void aRefreshTokenNobodyIssuedIsRefused() {
        assertRefused(() -> api.anonymous().auth().refresh("made-up"), "refresh_token_invalid");
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        Tokens tokens = api.anonymous().auth().login(ada, PASSWORD);
        api.admin().users().put(ada, new UserSpec("Ada", "another password", null), WriteOptions.DEFAULT);
        assertRefused(() -> me(tokens), "session_ended");
        assertThat(api.as(ada, "another password").me().access()).hasSize(1);
    }

    @Test
    void aDeletedUserIsNobodyAtOnce() {
        Tokens tokens = api.anonymous().auth().login(ada, PASSWORD);
        api.admin().users().delete(ada, WriteOptions.DEFAULT);
        assertThatThrownBy(() -> me(tokens)).isInstanceOf(ApiException.Unauthenticated.class);
    }

    @Test
    void tokensAreNotCached() {
        Http.Answer answer = api.http().post("/auth/login", login(ada, PASSWORD));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private String me(Tokens tokens) {
        return api.anonymous().as(Credentials.token(tokens.accessToken())).me().user();
    }

    private static String login(String user, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    }

    private static void assertRefused(Runnable action, String code) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ApiException.Unauthenticated.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }
}
