package dev.podium.api.contract.client;

import dev.podium.api.contract.auth.Login;
import dev.podium.api.contract.auth.Refresh;
import dev.podium.api.contract.auth.Tokens;

/** Signing in and out; needs no token. */
public final class AuthClient {
    private final Transport transport;

    AuthClient(Transport transport) {
        this.transport = transport.as(Credentials.none());
    }

    public Tokens login(String username, String password) {
        return transport.send(Call.of("POST", "/auth/login").body(new Login(username, password)), Tokens.class);
    }

    /** Exchanges a refresh token for fresh tokens; it cannot be used again, and using it again ends the session. */
    public Tokens refresh(String refreshToken) {
        return transport.send(Call.of("POST", "/auth/refresh").body(new Refresh(refreshToken)), Tokens.class);
    }

    /** Ends the session the refresh token belongs to. */
    public void logout(String refreshToken) {
        transport.send(Call.of("POST", "/auth/logout").body(new Refresh(refreshToken)));
    }
}
