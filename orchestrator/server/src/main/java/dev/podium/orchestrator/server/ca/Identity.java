package dev.podium.orchestrator.server.ca;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A private key and the certificates that vouch for it.
 *
 * @param chain leaf first, certificate authority last
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.getFirst();
    }

    /** The time from which a new certificate should take this one's place: half of its life is over. */
    public Instant renewAt() {
        Instant from = leaf().getNotBefore().toInstant();
        Instant until = leaf().getNotAfter().toInstant();
        return from.plus(Duration.between(from, until).dividedBy(2));
    }

    /** Says whose it is, never the key. */
    @Override
    public String toString() {
        return "identity of " + leaf().getSubjectX500Principal() + " until "
                + leaf().getNotAfter().toInstant();
    }
}
