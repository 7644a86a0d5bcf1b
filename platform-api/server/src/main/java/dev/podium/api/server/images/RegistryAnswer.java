package dev.podium.api.server.images;

/** What a registry said when it was asked for an image. */
sealed interface RegistryAnswer {
    /** @param digest {@code sha256:…} of the manifest or index the reference names */
    record Found(String digest) implements RegistryAnswer {}

    /** @param words the registry's own, fit to be shown */
    record Refused(String words) implements RegistryAnswer {}

    /** @param words why there was no answer */
    record Unreachable(String words) implements RegistryAnswer {}
}
