package dev.podium.api.server.security;

import dev.podium.api.server.users.Accounts.Account;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** One try at a password: for which account, and from where. */
record PasswordAttempt(String account, String address) {
    static PasswordAttempt of(String account, HttpRequest<?> request) {
        return new PasswordAttempt(
                account.toLowerCase(Locale.ROOT),
                request.getRemoteAddress().getAddress().getHostAddress());
    }

    /** Verifies, unless there have been too many failures; a success clears them. */
    Optional<Account> guarded(LoginThrottle throttle, Supplier<Optional<Account>> verify) {
        throttle.begin(account, address);
        Optional<Account> verified = verify.get();
        if (verified.isPresent()) {
            throttle.succeeded(account, address);
        }
        return verified;
    }
}
