package dev.podium.orchestrator.testkit.node;

import dev.podium.orchestrator.wire.join.GatewayName;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts a gateway whose chain ends in the one certificate authority with the given fingerprint. */
final class PinnedTrust extends X509ExtendedTrustManager {
    private static final String SERVER_PURPOSE = "1.3.6.1.5.5.7.3.1";

    private final String fingerprint;

    PinnedTrust(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    static PinnedTrust in(X509Certificate authority) {
        try {
            return new PinnedTrust(fingerprint(authority));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the authority's certificate", e);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        try {
            X509Certificate authority = chain[chain.length - 1];
            String found = fingerprint(authority);
            if (!found.equals(fingerprint)) {
                throw new CertificateException("the gateway belongs to another cluster: its certificate authority is "
                        + found + ", the join token names " + fingerprint);
            }
            chain[0].verify(authority.getPublicKey());
            List<String> purposes = chain[0].getExtendedKeyUsage();
            if (purposes == null || !purposes.contains(SERVER_PURPOSE)) {
                throw new CertificateException("the peer is no gateway: its certificate is not for servers");
            }
            boolean named = chain[0].getSubjectAlternativeNames().stream()
                    .anyMatch(name -> name.getLast().equals(GatewayName.VALUE));
            if (!named) {
                throw new CertificateException(
                        "the peer is no gateway: its certificate does not name " + GatewayName.VALUE);
            }
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the gateway's certificate was not made by its authority", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody dials a node");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
