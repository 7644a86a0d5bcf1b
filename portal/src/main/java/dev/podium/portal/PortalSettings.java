package dev.podium.portal;

import java.net.URI;
import java.util.Map;

/**
 * How the portal is told what to do, by the environment.
 *
 * @param bind address to listen on; plain HTTP, so anything but loopback belongs behind a TLS proxy
 * @param port TCP port to listen on; 0 picks a free one
 * @param api where the platform API answers
 */
public record PortalSettings(String bind, int port, URI api) {
    private static final int HIGHEST_PORT = 65_535;

    public PortalSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "PODIUM_PORTAL_PORT " + port + " is not valid: expected a number from 0 to " + HIGHEST_PORT);
        }
        if (api.getHost() == null || (!"http".equals(api.getScheme()) && !"https".equals(api.getScheme()))) {
            throw new IllegalArgumentException(
                    "PODIUM_API_URL \"" + api + "\" is not valid: expected a URL such as http://127.0.0.1:8081");
        }
    }

    public static PortalSettings fromEnvironment(Map<String, String> environment) {
        return new PortalSettings(
                environment.getOrDefault("PODIUM_BIND", "127.0.0.1"),
                port(environment.getOrDefault("PODIUM_PORTAL_PORT", "8080")),
                URI.create(environment.getOrDefault("PODIUM_API_URL", "http://127.0.0.1:8081")));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "PODIUM_PORTAL_PORT \"" + text + "\" is not valid: expected a number from 0 to " + HIGHEST_PORT, e);
        }
    }
}
