package dev.podium.node.engine;

/**
 * An image reference taken apart the way a pull needs it.
 *
 * @param tagOrDigest {@code latest} when the reference names neither
 */
record ImageName(String repository, String tagOrDigest) {
    /** Reads {@code repository}, {@code repository:tag}, {@code repository@digest} or {@code repository:tag@digest}. */
    static ImageName parse(String reference) {
        int at = reference.indexOf('@');
        String named = at < 0 ? reference : reference.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        String repository = tagged ? named.substring(0, colon) : named;
        if (at >= 0) {
            return new ImageName(repository, reference.substring(at + 1));
        }
        return new ImageName(repository, tagged ? named.substring(colon + 1) : "latest");
    }
}
