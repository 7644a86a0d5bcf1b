package dev.podium.api.contract.user;

import io.micronaut.serde.annotation.Serdeable;

/** Body of {@code /me/password}. */
@Serdeable
public record PasswordChange(String current, String password) {
    @Override
    public String toString() {
        return "PasswordChange[(hidden)]";
    }
}
