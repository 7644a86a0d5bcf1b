package dev.podium.api.server.images;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Issues tokens that a real registry accepts, as the Docker token specification describes. */
final class TokenIssuer implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpServer server;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private TokenIssuer(HttpServer server, PrivateKey key, X509Certificate certificate) {
        this.server = server;
        this.key = key;
        this.certificate = certificate;
    }

    static TokenIssuer start(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "issuer",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=issuer",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + Files.readString(directory.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        X509Certificate certificate = (X509Certificate) keys.getCertificate("issuer");
        Files.writeString(
                directory.resolve("issuer.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenIssuer issuer = new TokenIssuer(server, (PrivateKey) keys.getKey("issuer", PASSWORD), certificate);
        server.createContext("/token", issuer::answer);
        server.start();
        return issuer;
    }

    /** The registry's configuration that makes it ask for this issuer's tokens. */
    String configuration(Path directory) {
        return "auth: {token: {realm: \"http://127.0.0.1:%d/token\", service: test, issuer: test, rootcertbundle: %s}}"
                .formatted(server.getAddress().getPort(), directory.resolve("issuer.pem"));
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().getQuery());
        try (exchange) {
            byte[] body = ("{\"token\": \"" + token() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Allows pulling shop/private, whoever asks for whatever. */
    private String token() throws JOSEException, GeneralSecurityException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer("test")
                        .audience("test")
                        .jwtID(UUID.randomUUID().toString())
                        .notBeforeTime(Date.from(now.minusSeconds(10)))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim(
                                "access",
                                List.of(Map.of(
                                        "type", "repository", "name", "shop/private", "actions", List.of("pull"))))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
