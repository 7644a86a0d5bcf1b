package dev.podium.orchestrator.server.ca;

import dev.podium.orchestrator.model.node.NodeName;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Decides whether a certificate makes its holder a node, in two steps: who signed it (asked in the TLS handshake, where a
 * stranger learns nothing) and whether it is still good (asked for each call, where the node can be told in words).
 */
public final class NodeCertificates {
    private static final String CLIENT_PURPOSE = "1.3.6.1.5.5.7.3.2";
    private static final int DNS_NAME = 2;

    private final X509Certificate authority;
    private final InstantSource clock;

    NodeCertificates(X509Certificate authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
    }

    public X509Certificate authority() {
        return authority;
    }

    /** @throws CertificateException if this authority did not make it for a node; its dates are not looked at */
    public void requireIssued(X509Certificate certificate) throws CertificateException {
        try {
            certificate.verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "certificate of " + certificate.getSubjectX500Principal()
                            + " was not made by this cluster's certificate authority",
                    e);
        }
        List<String> purposes = certificate.getExtendedKeyUsage();
        if (certificate.getBasicConstraints() >= 0 || purposes == null || !purposes.contains(CLIENT_PURPOSE)) {
            throw new CertificateException(
                    "certificate of " + certificate.getSubjectX500Principal() + " is not a node's certificate");
        }
    }

    /** @throws CertificateException if it is not issued by this authority, is out of date, or names no node */
    public NodeName identify(X509Certificate certificate) throws CertificateException {
        requireIssued(certificate);
        NodeName node = name(certificate);
        Instant now = clock.instant();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new CertificateException("certificate of node \"" + node + "\" expired at " + until
                    + " and it is now " + now + ": the node has to join again with a new join token");
        }
        if (now.isBefore(from)) {
            throw new CertificateException("certificate of node \"" + node + "\" is good only from " + from
                    + " and it is now " + now + ": set the clocks of node and server");
        }
        return node;
    }

    private static NodeName name(X509Certificate certificate) throws CertificateException {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null && names.size() == 1) {
                List<?> only = names.iterator().next();
                if (only.getFirst().equals(DNS_NAME) && only.getLast() instanceof String text) {
                    return new NodeName(text);
                }
            }
        } catch (CertificateParsingException | IllegalArgumentException e) {
            throw new CertificateException("certificate names no valid node", e);
        }
        throw new CertificateException("certificate names no node: expected exactly one alternative name, a DNS name");
    }
}
