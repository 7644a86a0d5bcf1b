package dev.podium.portal.component;

/** An image reference in the form people read: without a digest, and its last part apart from where it lives. */
public record ImageName(String full, String brief) {
    public static ImageName of(String reference) {
        int digest = reference.indexOf('@');
        String plain = digest < 0 ? reference : reference.substring(0, digest);
        int slash = plain.lastIndexOf('/');
        return new ImageName(reference, plain.substring(slash + 1));
    }
}
