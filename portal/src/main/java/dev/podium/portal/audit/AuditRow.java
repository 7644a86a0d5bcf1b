package dev.podium.portal.audit;

import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.portal.component.Status;
import dev.podium.portal.component.Tone;

/** An entry as the page lists it. */
record AuditRow(AuditEntry entry) {
    String key() {
        return Long.toString(entry.id());
    }

    Status status() {
        return switch (entry.outcome()) {
            case "Done" -> new Status("Done", "check", Tone.IDLE);
            case "Denied" -> new Status("Denied", "cross-circle", Tone.BAD);
            case "Refused" -> new Status("Refused", "warn", Tone.WARN);
            case "Failed" -> new Status("Failed", "cross-circle", Tone.BAD);
            default -> new Status(entry.outcome(), "ring", Tone.IDLE);
        };
    }

    /** {@code DELETE}. */
    String verb() {
        return entry.operation().split(" ", 2)[0];
    }

    /** What it was about, without what is the same for all. */
    String object() {
        return entry.path().replaceFirst("^/api/v1/", "");
    }

    String why() {
        return entry.code() == null ? "" : entry.code().replace('_', ' ');
    }
}
