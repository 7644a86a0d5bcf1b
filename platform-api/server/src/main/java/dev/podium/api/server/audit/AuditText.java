package dev.podium.api.server.audit;

/** How entries are exported. */
enum AuditText {
    CSV,
    NDJSON
}
