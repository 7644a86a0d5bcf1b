package dev.podium.api.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import dev.podium.api.server.error.ApiProblem;
import io.micronaut.http.HttpStatus;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Issues and verifies access tokens: JWTs, ES256 and nothing else. */
public final class AccessTokens {
    private static final String AUDIENCE = "podium";
    private static final String SESSION = "sid";

    private final SigningKeys keys;
    private final String issuer;
    private final InstantSource clock;

    public AccessTokens(SigningKeys keys, String issuer, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What a valid token says. */
    public record Verified(String user, Optional<UUID> session) {}

    /** @param session the token is worthless once this has ended; empty for one that only runs out */
    public String issue(String user, Optional<UUID> session, UUID id, Duration life) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(user)
                .jwtID(id.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        session.ifPresent(value -> claims.claim(SESSION, value.toString()));
        ECKey key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with the token signing key " + key.getKeyID(), e);
        }
    }

    /** @throws ApiProblem 401 with a code that says what is wrong with the token */
    public Verified verify(String token) {
        SignedJWT signed = signed(token);
        String keyId = signed.getHeader().getKeyID();
        ECKey key = Optional.ofNullable(keyId)
                .flatMap(keys::byId)
                .orElseThrow(() -> refused("token_key_unknown", "it was signed with a key this server does not know"));
        try {
            if (!signed.verify(new ECDSAVerifier(key))) {
                throw refused("token_signature_invalid", "its signature does not fit");
            }
            return checked(signed.getJWTClaimsSet());
        } catch (JOSEException | ParseException _) {
            throw refused("token_malformed", "it cannot be read");
        }
    }

    private static SignedJWT signed(String token) {
        try {
            if (JWTParser.parse(token) instanceof SignedJWT signed
                    && signed.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)) {
                return signed;
            }
            throw refused("token_algorithm_refused", "it is not signed with ES256");
        } catch (ParseException _) {
            throw refused("token_malformed", "it is not a JSON Web Token");
        }
    }

    private Verified checked(JWTClaimsSet claims) throws ParseException {
        if (!issuer.equals(claims.getIssuer())) {
            throw refused("token_issuer_wrong", "another issuer made it");
        }
        if (!claims.getAudience().equals(List.of(AUDIENCE))) {
            throw refused("token_audience_wrong", "it is meant for somebody else");
        }
        Date end = claims.getExpirationTime();
        if (end == null || !clock.instant().isBefore(end.toInstant())) {
            throw refused("token_expired", "it has expired. Refresh it with POST /auth/refresh or sign in again");
        }
        if (claims.getSubject() == null) {
            throw refused("token_malformed", "it names no user");
        }
        return new Verified(claims.getSubject(), session(claims));
    }

    private static Optional<UUID> session(JWTClaimsSet claims) throws ParseException {
        try {
            return Optional.ofNullable(claims.getStringClaim(SESSION)).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            throw refused("token_malformed", "it names no session");
        }
    }

    static ApiProblem refused(String code, String why) {
        return ApiProblem.of(
                HttpStatus.UNAUTHORIZED, code, "The token is not accepted", "The token is not accepted: " + why + ".");
    }
}
