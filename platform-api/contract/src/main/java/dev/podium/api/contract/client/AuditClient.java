package dev.podium.api.contract.client;

import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.contract.resource.Page;
import java.util.Map;

/** Who did or tried what. */
public final class AuditClient {
    private final Transport transport;

    AuditClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * Newest first.
     *
     * @param filters by name as the API's document has them: collection, actor, outcome, operation, path, since, until
     */
    public Page<AuditEntry> list(Map<String, String> filters, ListOptions options) {
        return new Resources<>(transport, AuditEntry.class).list(Call.api("audit"), filters, options);
    }

    /** Whether the audit trail is as it was written. */
    public AuditVerification verify() {
        return transport.send(Call.get("/api/v1/audit:verify"), AuditVerification.class);
    }
}
