package dev.podium.node.identity;

import dev.podium.orchestrator.wire.join.GatewayName;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a gateway whose certificate was made by one certificate authority, known by its fingerprint. The gateway sends the
 * authority's certificate along, so the fingerprint in a join token is all a new node needs.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";

    private final String fingerprint;

    PinnedTrust(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        X509Certificate authority = chain[chain.length - 1];
        String found = Fingerprint.of(authority);
        if (!found.equals(fingerprint)) {
            throw new CertificateException("the gateway belongs to another cluster: its certificate authority is "
                    + found + ", expected " + fingerprint + "; use a join token of the cluster at this address");
        }
        try {
            chain[0].checkValidity();
            chain[0].verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the gateway's certificate is not valid: " + e.getMessage(), e);
        }
        requireGateway(chain[0]);
    }

    private static void requireGateway(X509Certificate leaf) throws CertificateException {
        List<String> purposes = Optional.ofNullable(leaf.getExtendedKeyUsage()).orElse(List.of());
        boolean named = Optional.ofNullable(leaf.getSubjectAlternativeNames()).stream()
                .flatMap(names -> names.stream())
                .anyMatch(name -> GatewayName.VALUE.equals(name.getLast()));
        if (!purposes.contains(FOR_SERVERS) || !named) {
            throw new CertificateException("the peer is no gateway: its certificate is for " + purposes
                    + " and does not name " + GatewayName.VALUE);
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
