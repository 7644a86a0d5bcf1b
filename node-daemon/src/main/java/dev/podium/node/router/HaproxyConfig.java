package dev.podium.node.router;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Renders HAProxy's configuration. What a reload would give is always what the running process does: servers added at run time
 * are written here with the very same options, because they inherit none.
 *
 * <p>File names are relative: HAProxy is started in the router's directory.
 *
 * <p>A process that is being replaced keeps its open client connections and hands what still comes in on them to its successor
 * (backend {@code successor}), so that no request is ever decided by an old table.
 */
final class HaproxyConfig {
    /** Options of every server, static or added at run time. */
    static final String SERVER_OPTIONS = "weight 100 pool-max-conn -1 pool-purge-delay 5s";

    private final RouterSettings settings;
    private final HaproxyEnvironment environment;

    HaproxyConfig(RouterSettings settings, HaproxyEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    String render(Blueprint blueprint) {
        StringBuilder text = new StringBuilder(frame());
        blueprint.backends().forEach((name, servers) -> {
            text.append("\nbackend ").append(name).append(" from app\n");
            servers.forEach((task, server) -> text.append("  server ")
                    .append(task)
                    .append(' ')
                    .append(server.at())
                    .append(' ')
                    .append(SERVER_OPTIONS)
                    .append(server.admitted() ? "\n" : " disabled\n"));
        });
        return text.toString();
    }

    /** The map a request's route key is looked up in. */
    static String renderRoutes(Blueprint blueprint) {
        return blueprint.routes().entrySet().stream()
                .map(route -> route.getKey() + " " + route.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Tells one frame (everything but backends) from another: a running process with another one must be reloaded. */
    String frameId() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(template().getBytes(StandardCharsets.UTF_8));
            return "podium-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String frame() {
        return template().replace("@FRAME@", frameId());
    }

    private String template() {
        return """
                # Made by the Podium node daemon. It is overwritten with every change.
                global
                  description @FRAME@
                  stats socket unix@admin.sock mode 600 level admin expose-fd listeners
                  maxconn @CONNECTIONS@
                  hard-stop-after 1h
                  mworker-max-reloads 50
                @USER@
                defaults base
                  mode http
                  maxconn @CONNECTIONS@
                  timeout connect 2s
                  timeout client 2m
                  timeout server 2m
                  timeout tunnel 1h
                  timeout client-fin 10s
                  timeout queue 10s
                  timeout http-request 10s
                  timeout http-keep-alive 30s
                  option idle-close-on-response
                                  http-reuse safe
                  http-error status 502 content-type "text/html; charset=utf-8" file pages/bad-answer.html hdr Cache-Control no-store
                  http-error status 503 content-type "text/html; charset=utf-8" file pages/no-task.html hdr Cache-Control no-store hdr Retry-After 2
                  http-error status 504 content-type "text/html; charset=utf-8" file pages/no-answer.html hdr Cache-Control no-store

                frontend http from base
                  bind @LISTEN@
                  http-request set-var-fmt(txn.route) %[req.hdr(host),field(1,:),lower,rtrim(.)]%[path]/
                  acl handed_over req.hdr(X-Podium-Successor) -m str @TOKEN@
                  http-request set-header X-Forwarded-For %[src] unless handed_over
                  http-request set-header X-Forwarded-Host %[req.hdr(host)]
                  http-request set-header X-Forwarded-Port %[dst_port]
                  http-request set-header X-Forwarded-Proto http
                  http-request del-header X-Podium-Successor
                  http-request del-header Forwarded
                  http-request del-header Proxy
                  use_backend successor if { stopping }
                  use_backend %[var(txn.route),map_beg(routes.map,unknown)]

                backend unknown from base
                  http-request return status 404 content-type "text/html; charset=utf-8" file pages/no-route.html hdr Cache-Control no-store if { req.hdr(accept) -m sub text/html }
                  http-request return status 404 content-type "text/plain; charset=utf-8" file pages/no-route.txt hdr Cache-Control no-store

                backend successor from base
                  retries 3
                  http-request set-header X-Podium-Successor @TOKEN@
                  server next @SUCCESSOR@

                defaults app from base
                  balance roundrobin
                  retries 3
                  option redispatch 1
                  retry-on conn-failure empty-response
                  http-request disable-l7-retry unless { method GET HEAD OPTIONS }
                  http-request return status 503 content-type "text/html; charset=utf-8" file pages/no-task.html hdr Cache-Control no-store hdr Retry-After 2 if { nbsrv eq 0 } { req.hdr(accept) -m sub text/html }
                  http-request return status 503 content-type "text/plain; charset=utf-8" file pages/no-task.txt hdr Cache-Control no-store hdr Retry-After 2 if { nbsrv eq 0 }
                """.replace("@CONNECTIONS@", Integer.toString(environment.connections()))
                .replace("@USER@\n", environment.dropPrivileges() ? "  user haproxy\n  group haproxy\n\n" : "\n")
                .replace("@TOKEN@", environment.successorToken())
                .replace("@LISTEN@", settings.address())
                .replace("@SUCCESSOR@", successor());
    }

    private String successor() {
        String address = settings.listen().getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : settings.listen().getAddress().getHostAddress();
        return new HostPort(address, settings.listen().getPort()).toString();
    }
}
