package dev.podium.api.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.podium.api.server.settings.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys tokens are signed with: a JWK set in a file only the server may read. The first one signs; the others still verify, so that
 * keys can be changed without signing everybody out.
 */
public final class SigningKeys {
    private final List<ECKey> keys;

    private SigningKeys(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads the file, or makes it with a fresh key. */
    public static SigningKeys in(Path file) {
        return Files.exists(file) ? read(file) : create(file);
    }

    private static SigningKeys read(Path file) {
        try {
            JWKSet set = JWKSet.parse(Files.readString(file));
            return new SigningKeys(
                    set.getKeys().stream().map(key -> key.toECKey()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token signing keys in " + file, e);
        } catch (ParseException | ClassCastException e) {
            throw new IllegalStateException(
                    file + " does not hold token signing keys (a JWK set with EC keys). Restore it from a backup,"
                            + " or delete it: a new key is made, and everybody must sign in again.",
                    e);
        }
    }

    private static SigningKeys create(Path file) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            PrivateFiles.write(file, new JWKSet(key).toString(false).getBytes(StandardCharsets.UTF_8));
            return new SigningKeys(List.of(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform can make P-256 keys", e);
        }
    }

    /** The ids of all keys, which are fingerprints of them. */
    public Set<String> ids() {
        return keys.stream().map(ECKey::getKeyID).collect(Collectors.toSet());
    }

    ECKey signing() {
        return keys.getFirst();
    }

    Optional<ECKey> byId(String id) {
        return keys.stream().filter(key -> key.getKeyID().equals(id)).findFirst();
    }

    JWKSet published() {
        return new JWKSet(List.copyOf(keys)).toPublicJWKSet();
    }

    /** A secret that only whoever has the keys can know, for purposes other than tokens. */
    public byte[] derived(String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(keys.getLast().getD().decode());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
