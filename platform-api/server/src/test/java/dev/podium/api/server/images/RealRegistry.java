package dev.podium.api.server.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's {@code docker-registry} on a free loopback port, with its files in a directory of the test. */
final class RealRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private RealRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param auth an {@code auth:} section of its configuration, or nothing */
    static RealRegistry start(Path directory, String auth) throws IOException, InterruptedException {
        int port = freePort();
        Path config = Files.writeString(
                directory.resolve("config.yml"), """
                version: 0.1
                log: {level: error, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:%d"}
                %s
                """.formatted(directory.resolve("data"), port, auth));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        RealRegistry registry = new RealRegistry(process, port);
        registry.awaitUp();
        return registry;
    }

    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/docker-registry"));
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Stores an image without layers under a tag and answers its digest. */
    String push(String repository, String tag) throws IOException, InterruptedException {
        HttpResponse<String> begun =
                send(request("/v2/" + repository + "/blobs/uploads/").POST(BodyPublishers.noBody()));
        URI upload = URI.create(begun.headers().firstValue("Location").orElseThrow());
        String digest = Digests.sha256(EMPTY);
        String query = (upload.getRawQuery() == null ? "" : upload.getRawQuery() + "&") + "digest=" + digest;
        send(request(upload.getRawPath() + "?" + query)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(EMPTY)));
        byte[] manifest = """
                {"schemaVersion": 2, "mediaType": "%s", "layers": [],
                 "config": {"mediaType": "%s", "size": 2, "digest": "%s"}}
                """.formatted(MANIFEST, CONFIG, digest).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> stored = send(request("/v2/" + repository + "/manifests/" + tag)
                .header("Content-Type", MANIFEST)
                .PUT(BodyPublishers.ofByteArray(manifest)));
        if (stored.statusCode() != 201) {
            throw new IOException("the registry did not take the image: " + stored.body());
        }
        return Digests.sha256(manifest);
    }

    @Override
    public void close() {
        process.destroy();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private void awaitUp() throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                send(request("/v2/"));
                return;
            } catch (IOException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new UncheckedIOException("docker-registry ended with " + process.exitValue(), notYet);
                }
            }
        }
        throw new IllegalStateException("docker-registry did not come up on port " + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
