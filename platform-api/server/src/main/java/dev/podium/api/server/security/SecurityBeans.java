package dev.podium.api.server.security;

import dev.podium.api.server.resource.Cursors;
import dev.podium.api.server.settings.ApiSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes what depends on the signing keys. */
@Factory
public final class SecurityBeans {
    private static final String KEY_FILE = "token-keys.json";

    SecurityBeans() {}

    /** Where the keys are kept. */
    public static Path keyFile(Path secrets) {
        return secrets.resolve(KEY_FILE);
    }

    @Singleton
    SigningKeys keys(ApiSettings settings) {
        return SigningKeys.in(keyFile(settings.secrets()));
    }

    @Singleton
    AccessTokens tokens(SigningKeys keys, ApiSettings settings, InstantSource clock) {
        return new AccessTokens(keys, settings.issuer(), clock);
    }

    @Singleton
    Cursors cursors(SigningKeys keys) {
        return new Cursors(keys.derived("cursors"));
    }
}
