package dev.podium.api.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgedTokensTest {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final RunningApi api = TestDatabase.H2.api();
    private final SigningKeys keys = api.bean(SigningKeys.class);

    @Test
    void aTokenOfTheServersKeyIsAccepted() {
        assertThat(ask(tokens(keys, api.issuer(), Instant.now())).status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        Http.Answer answer = api.http().get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("token_missing");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(tokens(keys, api.issuer(), Instant.now().minus(LIFE).minusSeconds(1)), "token_expired");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(api.issuer())
                .audience("podium")
                .subject("admin")
                .expirationTime(Date.from(Instant.now().plus(LIFE)))
                .build();
        assertRefused(new PlainJWT(claims).serialize(), "token_algorithm_refused");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.signing().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder().subject("admin").build());
        token.sign(new MACSigner(keys.signing().toPublicJWK().toJSONString()));
        assertRefused(token.serialize(), "token_algorithm_refused");
    }

    @Test
    void aTokenOfAnotherKeyIsRefused(@TempDir Path directory) {
        SigningKeys others = SigningKeys.in(directory.resolve("keys.json"));
        assertRefused(tokens(others, api.issuer(), Instant.now()), "token_key_unknown");
    }

    @Test
    void aTamperedTokenIsRefused() {
        String token = tokens(keys, api.issuer(), Instant.now());
        int signature = token.lastIndexOf('.') + 10;
        char flipped = token.charAt(signature) == 'A' ? 'B' : 'A';
        assertRefused(
                token.substring(0, signature) + flipped + token.substring(signature + 1), "token_signature_invalid");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(tokens(keys, "http://elsewhere", Instant.now()), "token_issuer_wrong");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertRefused("not.a.token", "token_malformed");
        assertRefused("x", "token_malformed");
    }

    @Test
    void aTokenOfAUserThatDoesNotExistIsRefused() {
        String token = new AccessTokens(keys, api.issuer(), InstantSource.system())
                .issue("ghost", Optional.empty(), UUID.randomUUID(), LIFE);
        assertRefused(token, "user_gone");
    }

    @Test
    void anyoneCanVerifyATokenWithThePublishedKeys() throws Exception {
        Http.Answer published = api.http().get("/.well-known/jwks.json");
        assertThat(published.body()).doesNotContain("\"d\"");
        SignedJWT token = SignedJWT.parse(tokens(keys, api.issuer(), Instant.now()));
        JWKSet set = JWKSet.parse(published.body());
        assertThat(token.verify(new ECDSAVerifier(
                        set.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(api.http().get("/.well-known/openid-configuration").member("jwks_uri"))
                .isEqualTo(api.issuer() + "/.well-known/jwks.json");
    }

    @Test
    void onlyTheServersUserMayReadTheKeys() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(SecurityBeans.keyFile(api.home()))))
                .isEqualTo("rw-------");
    }

    private static String tokens(SigningKeys keys, String issuer, Instant issuedAt) {
        return new AccessTokens(keys, issuer, InstantSource.fixed(issuedAt))
                .issue("admin", Optional.empty(), UUID.randomUUID(), LIFE);
    }

    private Http.Answer ask(String token) {
        return api.http().bearer(token).get("/api/v1/me");
    }

    private void assertRefused(String token, String code) {
        Http.Answer answer = ask(token);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(code);
    }
}
