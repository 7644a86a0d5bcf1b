package dev.podium.api.contract.auth;

import io.micronaut.serde.annotation.Serdeable;

/** {@code expiresIn} is in seconds. A refresh token works once and is replaced by the one in the answer. */
@Serdeable
public record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn) {
    @Override
    public String toString() {
        return "Tokens[expiresIn=" + expiresIn + "]";
    }
}
