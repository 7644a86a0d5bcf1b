package dev.podium.api.server.images;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry wants before it answers (RFC 6750 section 3, with the parameters of the Docker token specification):
 * {@code Bearer realm="https://auth.example/token",service="registry.example",scope="repository:shop/web:pull"}.
 */
record BearerChallenge(URI realm, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    static Optional<BearerChallenge> parse(String header) {
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return Optional.ofNullable(parameters.remove("realm"))
                .flatMap(BearerChallenge::uri)
                .map(realm -> new BearerChallenge(realm, Map.copyOf(parameters)));
    }

    /** Where to ask for a token that may pull {@code repository}. */
    URI tokenRequest(String repository) {
        String service = parameters.getOrDefault("service", "");
        String scope = parameters.getOrDefault("scope", "repository:" + repository + ":pull");
        String query = (service.isEmpty() ? "" : "service=" + encode(service) + "&") + "scope=" + encode(scope);
        return URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getRawAuthority() != null);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
