package dev.podium.orchestrator.server.ca;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Hashes and signatures over whole certificates. */
final class Digests {
    private static final String SIGNATURE = "SHA256withECDSA";

    private Digests() {}

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate cannot be encoded again", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURE);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    static boolean verify(PublicKey key, byte[] bytes, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURE);
        signature.initVerify(key);
        signature.update(bytes);
        return signature.verify(signed);
    }
}
