package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.server.ca.NodeCertificates;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the handshake of clients whose certificate another authority made. Dates are left to {@link CallerInterceptor}, which can
 * say in words what is wrong.
 */
final class HandshakeTrust extends X509ExtendedTrustManager {
    private static final Logger log = LoggerFactory.getLogger(HandshakeTrust.class);

    private final NodeCertificates certificates;

    HandshakeTrust(NodeCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        try {
            certificates.requireIssued(chain[0]);
        } catch (CertificateException e) {
            log.warn("refused a TLS client: {}", e.getMessage());
            throw e;
        }
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
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("the gateway dials nobody");
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
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {certificates.authority()};
    }
}
