package dev.podium.portal.audit;

import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.contract.resource.Page;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.Optional;

/** Finds entries page by page, and asks whether they are as they were written. */
@Prototype
public final class AuditPresenter {
    private final PortalSession session;

    AuditPresenter(PortalSession session) {
        this.session = session;
    }

    /** @param cursor where the page before ended; nothing when it was the last */
    record Entries(List<AuditRow> rows, Optional<String> cursor) {}

    boolean mayRead() {
        return session.access().anywhere(Access.AUDIT_READ);
    }

    boolean mayVerify() {
        return session.access().onPlatform(Access.AUDIT_READ);
    }

    Entries entries(AuditFilter filter, Optional<String> after) {
        Page<AuditEntry> page = session.platform().audit(filter.asked(), after);
        return new Entries(page.items().stream().map(AuditRow::new).toList(), Optional.ofNullable(page.cursor()));
    }

    AuditVerification verify() {
        return session.platform().verifyAudit();
    }
}
