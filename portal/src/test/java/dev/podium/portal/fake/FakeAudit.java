package dev.podium.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.contract.resource.Page;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An audit trail of two entries. */
final class FakeAudit {
    private FakeAudit() {}

    static Page<AuditEntry> list(HttpExchange exchange, String user) {
        FakeUsers.require(user, "audit:read");
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        return new Page<>(
                all().stream()
                        .filter(entry -> !query.contains("outcome=") || query.contains("outcome=" + entry.outcome()))
                        .filter(entry -> !query.contains("actor=") || query.contains("actor=" + entry.actor()))
                        .toList(),
                null);
    }

    static AuditVerification verify(String user) {
        FakeUsers.require(user, "audit:read");
        return new AuditVerification(true, 2, 0, 2, "c0ffee", null, "all 2 entries are as they were written");
    }

    private static List<AuditEntry> all() {
        return List.of(
                entry(2, "vic", "DELETE", "Denied", 403, "permission_missing", null, null),
                entry(
                        1,
                        "dora",
                        "PUT",
                        "Done",
                        200,
                        null,
                        "{\"image\":\"shop/web:1\",\"replicas\":3}",
                        "{\"image\":\"shop/web:2\",\"replicas\":3}"));
    }

    private static AuditEntry entry(
            long place,
            String actor,
            String verb,
            String outcome,
            int status,
            @Nullable String code,
            @Nullable String before,
            @Nullable String after) {
        return new AuditEntry(
                place,
                place,
                "hash-" + place,
                FakeCluster.now().minus(Duration.ofMinutes(10 - place)),
                actor,
                "session-" + actor,
                verb + " /api/v1/namespaces/{ns}/apps/{app}",
                "/api/v1/namespaces/acme-prod/apps/web",
                "apps:write",
                "/acme/acme-prod",
                outcome,
                status,
                code,
                "192.0.2.7",
                "request-" + place,
                before,
                after);
    }
}
