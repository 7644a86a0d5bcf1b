package dev.podium.node.identity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a node has once it has joined a cluster.
 *
 * @param chain its certificate first, the certificate authority's last
 * @param labels those the join token gives its nodes
 */
public record Identity(PrivateKey key, List<X509Certificate> chain, String cluster, Map<String, String> labels) {
    public Identity {
        chain = List.copyOf(chain);
        labels = Map.copyOf(labels);
        if (chain.size() < 2) {
            throw new IllegalArgumentException(
                    "identity has " + chain.size() + " certificates: expected its own and its authority's");
        }
    }

    public X509Certificate authority() {
        return chain.getLast();
    }

    /** Half of the certificate's life: late enough to be rare, early enough to survive a long absence of the server. */
    public Instant renewAt() {
        Instant from = chain.getFirst().getNotBefore().toInstant();
        Duration life = Duration.between(from, expiresAt());
        return from.plus(life.dividedBy(2));
    }

    public Instant expiresAt() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /** SHA-256 of the authority's certificate, as join tokens carry it. */
    public String authorityDigest() {
        return Fingerprint.of(authority());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return chain.getFirst().getSubjectX500Principal() + " in cluster " + cluster + " until " + expiresAt();
    }
}
