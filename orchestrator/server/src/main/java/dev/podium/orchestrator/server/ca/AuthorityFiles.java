package dev.podium.orchestrator.server.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The authority's two files, {@code ca.key} and {@code ca.crt}, both PEM and readable by their owner only.
 *
 * <p>Each is written beside its place and moved into it, so that a crash leaves either no file or a whole one. The key comes
 * first: a certificate without its key never exists unless somebody removed the key.
 */
final class AuthorityFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> PRIVATE_FILE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<?> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;
    private final Path key;
    private final Path certificate;

    AuthorityFiles(Path directory) {
        this.directory = directory;
        key = directory.resolve("ca.key");
        certificate = directory.resolve("ca.crt");
    }

    /** Runs {@code work} while no other process opens the same authority. */
    <T> T locked(Supplier<T> work) throws IOException {
        Files.createDirectories(directory, PRIVATE_DIRECTORY);
        Path lock = directory.resolve("ca.lock");
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(lock, options, PRIVATE_FILE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            return work.get();
        }
    }

    Optional<PrivateKey> readKey() throws IOException, GeneralSecurityException {
        if (!Files.exists(key)) {
            return Optional.empty();
        }
        requirePrivate(key);
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(read(key, "PRIVATE KEY"));
        return Optional.of(KeyFactory.getInstance("EC").generatePrivate(spec));
    }

    Optional<X509Certificate> readCertificate() throws IOException, GeneralSecurityException {
        if (!Files.exists(certificate)) {
            return Optional.empty();
        }
        byte[] der = read(certificate, "CERTIFICATE");
        return Optional.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    }

    void writeKey(PrivateKey value) throws IOException {
        write(key, "PRIVATE KEY", value.getEncoded());
    }

    void writeCertificate(X509Certificate value) throws IOException, GeneralSecurityException {
        write(certificate, "CERTIFICATE", value.getEncoded());
    }

    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException("key file " + file + " has permissions " + PosixFilePermissions.toString(permissions)
                    + ": expected rw-------; make sure nobody copied it, then run: chmod 600 " + file);
        }
    }

    private static byte[] read(Path file, String type) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(Files.readString(file)))) {
            PemObject object = reader.readPemObject();
            if (object == null || !object.getType().equals(type)) {
                throw new IOException(
                        "file " + file + " is damaged: expected one PEM block " + type + "; restore it from a backup");
            }
            return object.getContent();
        }
    }

    private void write(Path file, String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".tmp", PRIVATE_FILE);
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
