package dev.podium.api.server.images;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image's name, read by the grammar of the OCI distribution specification:
 * {@code [registry[:port]/]path[/path…][:tag][@algorithm:hex]}.
 *
 * @param text as it was written
 * @param registry host and port; {@link #DEFAULT_REGISTRY} when the text names none
 * @param repository the path on that registry
 * @param tag {@code latest} when neither tag nor digest is written
 */
public record ImageReference(
        String text, String registry, String repository, Optional<String> tag, Optional<String> digest) {
    public static final String DEFAULT_REGISTRY = "docker.io";

    private static final int LONGEST_REPOSITORY = 255;
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern LOWER_CASE_PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final String DOMAIN_PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String DOMAIN = DOMAIN_PART + "(?:\\." + DOMAIN_PART + ")*(?::[0-9]{1,5})?";
    private static final Pattern PORT = Pattern.compile("\\w]?:(\\d{1,5})$");
    private static final Pattern SYNTAX =
            Pattern.compile("(?:(?<domain>" + DOMAIN + "|\\[[0-9a-fA-F:]+](?::[0-9]{1,5})?)/)?"
                    + "(?<path>" + COMPONENT + "(?:/" + COMPONENT + ")*)"
                    + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
                    + "(?:@(?<digest>sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?");

    /** @throws IllegalArgumentException naming the text and the rule it breaks */
    public static ImageReference parse(String text) {
        Matcher matcher = text.length() > 1024 ? SYNTAX.matcher("") : SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw refused(text, rule(text));
        }
        ImageReference reference =
                of(text, matcher.group("domain"), matcher.group("path"), matcher.group("tag"), matcher.group("digest"));
        if (port(reference.registry) > 65_535) {
            throw refused(text, "its port must be 1 to 65535");
        }
        if (reference.repository.length() > LONGEST_REPOSITORY) {
            throw refused(
                    text,
                    "its path has " + reference.repository.length() + " characters, expected at most "
                            + LONGEST_REPOSITORY);
        }
        return reference;
    }

    private static ImageReference of(
            String text, @Nullable String domain, String path, @Nullable String tag, @Nullable String digest) {
        // Without a dot, a port or the name localhost, the first part is no host but a path on the default registry.
        String registry = domain != null && isHost(domain) ? domain : DEFAULT_REGISTRY;
        String written = domain == null || isHost(domain) ? path : domain + "/" + path;
        if (!LOWER_CASE_PATH.matcher(written).matches()) {
            throw refused(text, "the name must be lower case");
        }
        String repository =
                registry.equals(DEFAULT_REGISTRY) && written.indexOf('/') < 0 ? "library/" + written : written;
        Optional<String> tagged = Optional.ofNullable(tag);
        return new ImageReference(
                text,
                registry,
                repository,
                digest == null ? tagged.or(() -> Optional.of("latest")) : tagged,
                Optional.ofNullable(digest));
    }

    private static int port(String registry) {
        Matcher port = PORT.matcher(registry);
        return port.find() ? Integer.parseInt(port.group(1)) : 0;
    }

    private static boolean isHost(String domain) {
        return domain.contains(".") || domain.contains(":") || domain.equals("localhost");
    }

    /** What to ask the registry for: the digest where it is written, else the tag. */
    public String selector() {
        return digest.or(() -> tag).orElse("latest");
    }

    /** Whether both name the same image, however it was written: {@code nginx} and {@code docker.io/library/nginx:latest}. */
    public boolean sameImage(ImageReference other) {
        boolean pinned = digest.isPresent() || other.digest.isPresent();
        boolean sameSelector = pinned ? digest.equals(other.digest) : tag.equals(other.tag);
        return sameSelector && registry.equals(other.registry) && repository.equals(other.repository);
    }

    private static String rule(String text) {
        if (text.isBlank()) {
            return "it is empty";
        }
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return "leave out the scheme";
        }
        if (!text.strip().equals(text) || text.chars().anyMatch(Character::isWhitespace)) {
            return "it contains a space";
        }
        String path = text.contains("/") ? text.substring(text.indexOf('/') + 1) : text;
        if (path.replaceFirst("[:@].*", "").chars().anyMatch(Character::isUpperCase)) {
            return "the name must be lower case";
        }
        return "expected [registry/]name[:tag][@sha256:digest]";
    }

    private static IllegalArgumentException refused(String text, String rule) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new IllegalArgumentException("image \"" + shown + "\" is not a valid reference: " + rule
                + ", for example \"nginx:1.27\" or \"registry.example/shop/web:1.8\"");
    }

    @Override
    public String toString() {
        return text;
    }
}
