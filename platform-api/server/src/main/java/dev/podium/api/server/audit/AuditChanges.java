package dev.podium.api.server.audit;

import io.micronaut.http.context.ServerRequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a write changes, noted by whoever writes it, for the entry of the request. Without a request nobody asked for the change. */
public final class AuditChanges {
    static final String ATTRIBUTE = "podium.audit-change";

    private AuditChanges() {}

    /** @param before and {@code after}: as the API shows them, without secrets; absent where there is nothing */
    record Change(@Nullable Object before, @Nullable Object after) {}

    public static void note(Optional<?> before, Optional<?> after) {
        ServerRequestContext.currentRequest()
                .ifPresent(request ->
                        request.setAttribute(ATTRIBUTE, new Change(before.orElse(null), after.orElse(null))));
    }
}
