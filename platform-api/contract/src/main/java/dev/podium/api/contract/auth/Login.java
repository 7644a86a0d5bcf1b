package dev.podium.api.contract.auth;

import io.micronaut.serde.annotation.Serdeable;

/** Body of {@code /auth/login}. */
@Serdeable
public record Login(String username, String password) {
    @Override
    public String toString() {
        return "Login[username=" + username + ", password=(hidden)]";
    }
}
