package dev.podium.api.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.server.error.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void fiveFailuresAreFreeAndThenTheWaitDoubles() {
        fail(5, "ada", "10.0.0.1");
        assertSlowed("ada", "10.0.0.1");
        pass(Duration.ofSeconds(1));
        fail(1, "ada", "10.0.0.1");
        pass(Duration.ofSeconds(1));
        assertSlowed("ada", "10.0.0.1");
        pass(Duration.ofSeconds(1));
        fail(1, "ada", "10.0.0.1");
    }

    @Test
    void itNeverTakesLongerThanAMinute() {
        for (int i = 0; i < 40; i++) {
            fail(1, "ada", "10.0.0." + i);
            pass(Duration.ofMinutes(1));
        }
        fail(1, "ada", "10.0.0.1");
    }

    @Test
    void aSuccessClearsTheAccount() {
        fail(5, "ada", "10.0.0.1");
        pass(Duration.ofSeconds(1));
        throttle.begin("ada", "10.0.0.1");
        throttle.succeeded("ada", "10.0.0.1");
        fail(5, "ada", "10.0.0.1");
    }

    @Test
    void anAddressThatTriesManyAccountsIsSlowedDownToo() {
        for (int i = 0; i < 20; i++) {
            fail(1, "user" + i, "10.0.0.1");
        }
        assertSlowed("somebody-else", "10.0.0.1");
        fail(1, "somebody-else", "10.0.0.2");
    }

    @Test
    void oldFailuresAreForgotten() {
        fail(5, "ada", "10.0.0.1");
        pass(Duration.ofMinutes(16));
        fail(5, "ada", "10.0.0.1");
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            throttle.begin(account, address);
        }
    }

    private void assertSlowed(String account, String address) {
        assertThatThrownBy(() -> throttle.begin(account, address))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.code()).isEqualTo("login_slowed_down"));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
