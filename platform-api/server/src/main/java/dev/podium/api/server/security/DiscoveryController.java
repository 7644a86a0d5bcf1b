package dev.podium.api.server.security;

import dev.podium.api.server.access.Unguarded;
import dev.podium.api.server.settings.ApiSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

@Controller("/.well-known")
@Tag(name = "Sign-in", description = "Signing in, staying signed in, and who you are.")
final class DiscoveryController {
    private static final String FOR_FIVE_MINUTES = "public, max-age=300";

    private final SigningKeys keys;
    private final String issuer;

    DiscoveryController(SigningKeys keys, ApiSettings settings) {
        this.keys = keys;
        this.issuer = settings.issuer();
    }

    @Get("/jwks.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Unguarded(to = Unguarded.To.EVERYONE, because = "public keys are public")
    @Operation(summary = "The public keys access tokens are verified with (RFC 7517)")
    HttpResponse<String> jwks() {
        return HttpResponse.ok(keys.published().toString()).header(HttpHeaders.CACHE_CONTROL, FOR_FIVE_MINUTES);
    }

    @Get("/openid-configuration")
    @Unguarded(to = Unguarded.To.EVERYONE, because = "verifiers of tokens start here")
    @Operation(summary = "Where the keys are and what tokens look like (OpenID Connect Discovery)")
    HttpResponse<Map<String, Object>> configuration() {
        Map<String, Object> configuration = Map.of(
                "issuer", issuer,
                "jwks_uri", issuer + "/.well-known/jwks.json",
                "token_endpoint", issuer + "/auth/login",
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("token"),
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "jti", "sid"));
        return HttpResponse.ok(configuration).header(HttpHeaders.CACHE_CONTROL, FOR_FIVE_MINUTES);
    }
}
