package dev.podium.orchestrator.testkit.store;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes certificates for 127.0.0.1 and writes them as PEM files. */
final class TestAuthority {
    private static final X500Name NAME = new X500Name("CN=test authority");
    private static final Duration LIFE = Duration.ofHours(1);

    private final Path directory;
    private final KeyPair pair = newPair();

    TestAuthority(Path directory) {
        this.directory = directory;
    }

    /** Files of a certificate and its key. */
    record Issued(Path certificate, Path key) {}

    Path certificate() {
        return write("ca.crt", "CERTIFICATE", encoded(sign(NAME, pair, true)));
    }

    Issued issue(String name) {
        KeyPair leaf = newPair();
        return new Issued(
                write(name + ".crt", "CERTIFICATE", encoded(sign(new X500Name("CN=" + name), leaf, false))),
                write(name + ".key", "PRIVATE KEY", leaf.getPrivate().getEncoded()));
    }

    private X509Certificate sign(X500Name subject, KeyPair owner, boolean authority) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(LIFE)),
                    Date.from(now.plus(LIFE)),
                    subject,
                    owner.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String type, byte[] content) {
        try (StringWriter text = new StringWriter();
                PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
            writer.flush();
            return Files.writeString(directory.resolve(name), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
