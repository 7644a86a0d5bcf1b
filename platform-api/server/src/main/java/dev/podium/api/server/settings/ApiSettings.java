package dev.podium.api.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How this server is set up.
 *
 * @param home the directory everything of the server is kept in
 * @param issuer what tokens name as their issuer; clients may discover the keys below it
 * @param routerPort where apps are served, only used to print their addresses
 * @param adminPassword for the user {@code admin}, which is made when there are no users
 * @param secrets the directory of the keys that all servers of a platform share
 */
public record ApiSettings(Path home, String issuer, int routerPort, Optional<String> adminPassword, Path secrets) {
    @Override
    public String toString() {
        return "ApiSettings[home=" + home + ", issuer=" + issuer + ", routerPort=" + routerPort + "]";
    }
}
