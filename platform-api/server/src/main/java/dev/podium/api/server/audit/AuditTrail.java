package dev.podium.api.server.audit;

import dev.podium.api.contract.resource.Problem;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Callers;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.access.Trace;
import dev.podium.api.server.audit.AuditChanges.Change;
import dev.podium.api.server.error.RequestIds;
import dev.podium.api.server.resource.WriteWitness;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes entries down: of writes in their transaction, of everything else when it was answered. */
@Singleton
final class AuditTrail implements WriteWitness {
    /** Set on a request that has its entry. */
    static final String WRITTEN = "podium.audit-written";

    private static final int LONGEST_STATE = 256 * 1024;
    private static final int LONGEST_PATH = 2000;
    private static final String ANONYMOUS = "anonymous";

    private final AuditRows rows;
    private final JsonMapper json;
    private final InstantSource clock;

    AuditTrail(AuditRows rows, JsonMapper json, InstantSource clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /** How it ended. */
    enum Outcome {
        DONE("Done"),
        DENIED("Denied"),
        REFUSED("Refused"),
        FAILED("Failed");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    @Override
    public void wrote() {
        ServerRequestContext.currentRequest().ifPresent(request -> {
            add(request, Outcome.DONE, HttpStatus.OK.getCode(), Optional.empty());
            request.setAttribute(WRITTEN, true);
        });
    }

    void answered(HttpRequest<?> request, Outcome outcome, int status, Optional<Problem> problem) {
        add(request, outcome, status, problem);
    }

    private void add(HttpRequest<?> request, Outcome outcome, int status, Optional<Problem> problem) {
        Optional<Caller> caller = request.getAttribute(Callers.ATTRIBUTE, Caller.class);
        Optional<Change> change =
                outcome == Outcome.DONE ? request.getAttribute(AuditChanges.ATTRIBUTE, Change.class) : Optional.empty();
        rows.add(new AuditRow(
                0,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.map(Caller::user)
                        .or(() -> request.getAttribute(Trace.CLAIMED, String.class))
                        .orElse(ANONYMOUS),
                caller.flatMap(Caller::session).map(UUID::toString).orElse(null),
                operation(request),
                cut(request.getPath(), LONGEST_PATH),
                permission(request).map(Permission::code).orElse(null),
                request.getAttribute(Trace.COLLECTION, String.class).orElse("/"),
                outcome.word,
                status,
                problem.map(Problem::code).orElse(null),
                address(request),
                request.getAttribute(RequestIds.ATTRIBUTE, String.class).orElse(""),
                change.map(Change::before).map(this::written).orElse(null),
                change.map(Change::after).map(this::written).orElse(null)));
    }

    static Optional<Permission> permission(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(route -> route.getAnnotationMetadata().getAnnotation(Guarded.class))
                .flatMap(guard -> guard.enumValue("permission", Permission.class));
    }

    private static String operation(HttpRequest<?> request) {
        @Nullable RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElse(null);
        String template = route instanceof UriRouteMatch<?, ?> known
                ? known.getRouteInfo().getUriMatchTemplate().toPathString()
                : request.getPath();
        return cut(request.getMethodName() + " " + template, 300);
    }

    private static String address(HttpRequest<?> request) {
        return Optional.ofNullable(request.getRemoteAddress().getAddress())
                .map(address -> address.getHostAddress())
                .orElse("");
    }

    private String written(Object state) {
        try {
            return cut(json.writeValueAsString(state), LONGEST_STATE);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written cannot be shown in the audit trail", e);
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
