package dev.podium.orchestrator.testkit.node;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A node's EC P-256 key and the certificate request (PKCS #10, DER) made with it. */
public record NodeKey(PrivateKey key, byte[] request) {
    public static NodeKey fresh() {
        return onCurve("secp256r1");
    }

    /** With a key on another curve than the gateway accepts. */
    public static NodeKey onCurve(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            KeyPair pair = generator.generateKeyPair();
            return new NodeKey(pair.getPrivate(), request(pair));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate request", e);
        }
    }

    private static byte[] request(KeyPair pair) throws IOException, OperatorCreationException {
        X500Name subject = new X500Name("CN=whatever it says here is not believed");
        return new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }
}
