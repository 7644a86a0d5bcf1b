package dev.podium.api.contract.auth;

import io.micronaut.serde.annotation.Serdeable;

/** Body of {@code /auth/refresh} and {@code /auth/logout}. */
@Serdeable
public record Refresh(String refreshToken) {
    @Override
    public String toString() {
        return "Refresh[(hidden)]";
    }
}
