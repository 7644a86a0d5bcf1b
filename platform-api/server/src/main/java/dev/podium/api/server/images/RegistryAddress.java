package dev.podium.api.server.images;

import java.net.URI;

/** Where a registry is asked: over TLS, except on this machine. */
record RegistryAddress(URI base, boolean loopback) {

    static RegistryAddress of(ImageReference reference) {
        String registry = reference.registry();
        // Docker Hub answers under a name of its own.
        String host = registry.equals(ImageReference.DEFAULT_REGISTRY) ? "registry-1.docker.io" : registry;
        boolean loopback = isLoopback(host);
        return new RegistryAddress(URI.create((loopback ? "http://" : "https://") + host), loopback);
    }

    URI manifest(ImageReference reference) {
        return base.resolve("/v2/" + reference.repository() + "/manifests/" + reference.selector());
    }

    /** Whether a token may be fetched there: over TLS, or on this machine when the registry is there too. */
    boolean trusts(URI realm) {
        return "https".equals(realm.getScheme())
                || (loopback && "http".equals(realm.getScheme()) && isLoopback(realm.getRawAuthority()));
    }

    private static boolean isLoopback(String authority) {
        String host = authority.replaceFirst(":\\d+$", "");
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
