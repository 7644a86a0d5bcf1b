package dev.podium.node.identity;

import dev.podium.node.agent.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Key and certificates together in one PEM file, so that a renewal replaces both or neither. Lines before the first block say
 * which cluster and labels they belong to.
 */
public final class IdentityFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Pattern HEADER = Pattern.compile("(?m)^(cluster|label): (.*)$");
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path file;

    public IdentityFile(Path file) {
        this.file = file;
    }

    /**
     * Empty when the node has not joined yet.
     *
     * @throws IOException when the file is there but cannot be understood
     */
    public Optional<Identity> read() throws IOException {
        Optional<byte[]> bytes = WholeFile.read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(new String(bytes.get(), StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is damaged: remove it and let the node join again with a new token (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    public void write(Identity identity) throws IOException {
        StringBuilder text = new StringBuilder("cluster: " + identity.cluster() + "\n");
        new TreeMap<>(identity.labels())
                .forEach((key, value) -> text.append("label: ")
                        .append(key)
                        .append('=')
                        .append(value)
                        .append('\n'));
        block(text, "PRIVATE KEY", identity.key().getEncoded());
        for (X509Certificate certificate : identity.chain()) {
            try {
                block(text, "CERTIFICATE", certificate.getEncoded());
            } catch (CertificateException e) {
                throw new IOException("a certificate cannot be encoded", e);
            }
        }
        WholeFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void block(StringBuilder text, String type, byte[] der) {
        text.append("-----BEGIN ").append(type).append("-----\n");
        text.append(ENCODER.encodeToString(der)).append('\n');
        text.append("-----END ").append(type).append("-----\n");
    }

    private static Identity parse(String text) throws GeneralSecurityException {
        String cluster = "";
        Map<String, String> labels = new TreeMap<>();
        Matcher header = HEADER.matcher(text);
        while (header.find()) {
            String value = header.group(2).strip();
            if (header.group(1).equals("cluster")) {
                cluster = value;
            } else {
                int equals = value.indexOf('=');
                labels.put(value.substring(0, equals), value.substring(equals + 1));
            }
        }
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        Optional<PrivateKey> key = Optional.empty();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            if (block.group(1).equals("PRIVATE KEY")) {
                key = Optional.of(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
            } else {
                chain.add((X509Certificate) certificates.generateCertificate(new ByteArrayInputStream(der)));
            }
        }
        PrivateKey found = key.orElseThrow(() -> new IllegalArgumentException("it holds no private key"));
        return new Identity(found, chain, cluster, labels);
    }
}
