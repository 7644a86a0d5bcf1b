package dev.podium.api.server.security;

import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Callers;
import dev.podium.api.server.access.Unguarded;
import dev.podium.api.server.users.Accounts;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Locale;
import java.util.Optional;

/** Turns the bearer token of a request into its caller, as they are now: an ended session or a deleted user is nobody. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AuthenticationFilter.ORDER)
final class AuthenticationFilter {
    /** Before the access filter. */
    static final int ORDER = -100;

    private static final String SCHEME = "bearer ";

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final Accounts accounts;

    AuthenticationFilter(AccessTokens tokens, Sessions sessions, Accounts accounts) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void authenticate(HttpRequest<?> request) {
        RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElse(null);
        if (route == null || forEveryone(route)) {
            return;
        }
        Optional<String> token = bearer(request);
        if (token.isPresent()) {
            Callers.set(request, caller(tokens.verify(token.get())));
        }
        Callers.of(request);
    }

    private Caller caller(AccessTokens.Verified token) {
        if (token.session().filter(session -> !sessions.open(session)).isPresent()) {
            throw AccessTokens.refused("session_ended", "its session is over. Sign in again");
        }
        return accounts.find(token.user())
                .map(account -> new Caller(account.name(), account.displayName(), account.grants(), token.session()))
                .orElseThrow(() -> AccessTokens.refused("user_gone", "its user does not exist any more"));
    }

    private static boolean forEveryone(RouteMatch<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(Unguarded.class, "to", Unguarded.To.class)
                .filter(to -> to == Unguarded.To.EVERYONE)
                .isPresent();
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
