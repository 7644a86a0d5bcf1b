package dev.podium.orchestrator.server.ca;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a PKCS #10 request whose sender has proved that it holds the private one.
 *
 * <p>Nothing else of a request is believed: names, extensions and usage come from the authority.
 */
record CertificateRequest(PublicKey key) {
    private static final int MAX_BYTES = 16 * 1024;
    private static final int FIELD_BITS = 256;

    /** @throws IllegalArgumentException if it is no request, is not signed by its own key, or its key is not EC P-256 */
    static CertificateRequest parse(byte[] der) {
        if (der.length == 0 || der.length > MAX_BYTES) {
            throw refused("it has " + der.length + " bytes", null);
        }
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            if (!(key instanceof ECPublicKey ec)
                    || ec.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
                throw refused("its key is " + key.getAlgorithm(), null);
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw refused("its signature does not match its key", null);
            }
            return new CertificateRequest(key);
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw refused("it cannot be read", e);
        }
    }

    private static IllegalArgumentException refused(String why, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "certificate request is not valid: " + why
                        + "; expected a PKCS #10 request in DER for an EC P-256 key, signed by that key",
                cause);
    }
}
