package dev.podium.node.network;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An image of one layer the way {@code docker save} writes it: a tar with the image's configuration, its layer and a manifest
 * that names both. Format: Docker Image Specification 1.2, which every engine loads.
 */
final class ImageArchive {
    private ImageArchive() {}

    /** @param arch as images name it, {@code amd64} or {@code arm64} */
    static byte[] of(String reference, String arch, String program, byte[] content) {
        byte[] layer = TarFile.of(Map.of(program.substring(1), content));
        String config = """
                {"architecture":"%s","os":"linux","created":"1970-01-01T00:00:00Z",\
                "config":{"Entrypoint":["%s"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},\
                "history":[{"created":"1970-01-01T00:00:00Z","created_by":"podium"}]}""".formatted(arch, program, sha256(layer));
        byte[] configBytes = config.getBytes(StandardCharsets.UTF_8);
        String configName = sha256(configBytes) + ".json";
        String manifest = "[{\"Config\":\"%s\",\"RepoTags\":[\"%s\"],\"Layers\":[\"layer.tar\"]}]"
                .formatted(configName, reference);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(configName, configBytes);
        files.put("layer.tar", layer);
        files.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        return TarFile.of(files);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
