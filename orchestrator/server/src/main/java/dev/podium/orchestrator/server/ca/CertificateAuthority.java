package dev.podium.orchestrator.server.ca;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.ca.CertificateIssuer.Leaf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vouches for the nodes and gateways of one cluster with certificates that live for a day.
 *
 * <p>Safe for use by several threads.
 */
public final class CertificateAuthority {
    /** How long a node or gateway can prove its identity without asking again. */
    public static final Duration LEAF_LIFE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(CertificateAuthority.class);
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** X.520's upper bound for a common name; the whole name is in the alternative names. */
    private static final int COMMON_NAME_MAX = 64;

    private final CertificateIssuer issuer;
    private final InstantSource clock;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(
            CertificateIssuer issuer, InstantSource clock, PrivateKey key, X509Certificate certificate) {
        this.issuer = issuer;
        this.clock = clock;
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Opens the authority kept in {@code directory}, which is made together with a new key when there is none.
     *
     * @throws UncheckedIOException if the files are damaged, do not belong together or are readable by others
     */
    public static CertificateAuthority open(Path directory, InstantSource clock) {
        CertificateIssuer issuer = new CertificateIssuer(new SecureRandom());
        AuthorityFiles files = new AuthorityFiles(directory);
        try {
            return files.locked(() -> openLocked(files, directory, issuer, clock));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static CertificateAuthority openLocked(
            AuthorityFiles files, Path directory, CertificateIssuer issuer, InstantSource clock) {
        try {
            Optional<PrivateKey> key = files.readKey();
            Optional<X509Certificate> certificate = files.readCertificate();
            if (key.isPresent() && certificate.isPresent()) {
                requirePair(key.get(), certificate.get());
                return new CertificateAuthority(issuer, clock, key.get(), certificate.get());
            }
            if (certificate.isPresent()) {
                throw new IOException(
                        "ca.crt is there but ca.key is not: restore ca.key from a backup, or remove ca.crt"
                                + " to start a new authority, after which every node has to join again");
            }
            // A key alone is what a crash in the middle of a first start leaves; nobody has seen its certificate yet.
            return create(files, directory, issuer, clock);
        } catch (IOException e) {
            throw unreadable(directory, e);
        } catch (GeneralSecurityException e) {
            throw unreadable(directory, new IOException("its content is not a key or certificate", e));
        }
    }

    private static CertificateAuthority create(
            AuthorityFiles files, Path directory, CertificateIssuer issuer, InstantSource clock)
            throws IOException, GeneralSecurityException {
        KeyPair pair = issuer.newKey();
        X509Certificate certificate = issuer.selfSigned(pair, "CN=Podium CA", clock.instant(), AUTHORITY_LIFE);
        files.writeKey(pair.getPrivate());
        files.writeCertificate(certificate);
        CertificateAuthority made = new CertificateAuthority(issuer, clock, pair.getPrivate(), certificate);
        log.info("made a certificate authority in {} with fingerprint {}", directory, made.fingerprint());
        return made;
    }

    /** SHA-256 of the certificate in DER, in hexadecimal digits: what join tokens pin. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Digests.sha256(Digests.der(certificate)));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * A certificate that makes the sender of the request the node of that name, leaf first, authority last.
     *
     * @throws IllegalArgumentException if the request is not an acceptable one
     */
    public List<X509Certificate> issueNode(NodeName node, byte[] request) {
        PublicKey nodeKey = CertificateRequest.parse(request).key();
        GeneralName name = new GeneralName(GeneralName.dNSName, node.value());
        return List.of(issue(node.value(), List.of(name), KeyPurposeId.id_kp_clientAuth, nodeKey), certificate);
    }

    /** A key and certificate for a gateway that answers to these names and IP addresses, the first being its main name. */
    public Identity issueServer(List<String> names, List<String> addresses) {
        List<GeneralName> all = new ArrayList<>();
        names.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
        addresses.forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, address)));
        KeyPair pair = issuer.newKey();
        X509Certificate leaf = issue(names.getFirst(), all, KeyPurposeId.id_kp_serverAuth, pair.getPublic());
        return new Identity(pair.getPrivate(), List.of(leaf, certificate));
    }

    /** Who may be a node: decides on certificates that clients present. */
    public NodeCertificates nodeCertificates() {
        return new NodeCertificates(certificate, clock);
    }

    private X509Certificate issue(String name, List<GeneralName> names, KeyPurposeId purpose, PublicKey subjectKey) {
        String commonName = name.length() <= COMMON_NAME_MAX ? name : name.substring(0, COMMON_NAME_MAX);
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName);
        Instant now = clock.instant();
        return issuer.issue(new Leaf(subject.build(), names, purpose, subjectKey, LEAF_LIFE), certificate, key, now);
    }

    private static void requirePair(PrivateKey key, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        byte[] sample = Digests.der(certificate);
        if (!Digests.verify(certificate.getPublicKey(), sample, Digests.sign(key, sample))) {
            throw new IOException("ca.key and ca.crt do not belong together: restore both from the same backup");
        }
    }

    private static UncheckedIOException unreadable(Path directory, IOException e) {
        return new UncheckedIOException(
                "cannot open the certificate authority in " + directory + ": " + e.getMessage(), e);
    }
}
