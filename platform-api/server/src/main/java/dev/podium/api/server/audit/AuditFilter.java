package dev.podium.api.server.audit;

import dev.podium.api.contract.resource.Problem;
import dev.podium.api.server.access.Trace;
import dev.podium.api.server.audit.AuditTrail.Outcome;
import dev.podium.tenants.access.Permission;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;
import java.util.Set;

/**
 * Sees to it that every request that was denied, and every one that asked for a change, has an entry, whatever became of it. Where the
 * entry cannot be written the request fails.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AuditFilter.ORDER)
final class AuditFilter {
    /** Before all that may refuse a request, so that it sees every answer. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Happens every few minutes in each session and changes nothing an auditor could ask about. */
    private static final String REFRESH = "/auth/refresh";

    private final AuditTrail trail;
    private final AuditChain chain;

    AuditFilter(AuditTrail trail, AuditChain chain) {
        this.trail = trail;
        this.chain = chain;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Outcome outcome = outcome(request, response.code());
        boolean written = request.getAttribute(AuditTrail.WRITTEN).isPresent() && outcome == Outcome.DONE;
        if (!written && matters(request, outcome)) {
            trail.answered(request, outcome, response.code(), response.getBody(Problem.class));
            written = true;
        }
        if (written) {
            chain.wake();
        }
    }

    private static boolean matters(HttpRequest<?> request, Outcome outcome) {
        if (RouteAttributes.getRouteMatch(request).isEmpty()) {
            return false;
        }
        return switch (outcome) {
            case DENIED -> true;
            case REFUSED, FAILED -> !READING.contains(request.getMethod());
            case DONE -> !READING.contains(request.getMethod()) && !readsOnly(request);
        };
    }

    /** Asks with a POST, or only tries. */
    private static boolean readsOnly(HttpRequest<?> request) {
        String dryRun = request.getParameters().get("dryRun", String.class, "false");
        Optional<Permission> permission = AuditTrail.permission(request);
        return !dryRun.equals("false")
                || request.getPath().endsWith(":plan")
                || request.getPath().equals(REFRESH)
                || permission.filter(asked -> asked.code().endsWith(":read")).isPresent();
    }

    private static Outcome outcome(HttpRequest<?> request, int status) {
        boolean hidden = request.getAttribute(Trace.HIDDEN).isPresent() && status == HttpStatus.NOT_FOUND.getCode();
        boolean denied = status == HttpStatus.UNAUTHORIZED.getCode()
                || status == HttpStatus.FORBIDDEN.getCode()
                || status == HttpStatus.TOO_MANY_REQUESTS.getCode();
        if (hidden || denied) {
            return Outcome.DENIED;
        }
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            return Outcome.FAILED;
        }
        return status >= HttpStatus.BAD_REQUEST.getCode() ? Outcome.REFUSED : Outcome.DONE;
    }
}
