package dev.podium.api.contract.user;

import io.micronaut.serde.annotation.Serdeable;

/** One role (admin, tenant-admin, auditor, developer, viewer) on one collection: {@code /}, {@code /acme} or {@code /acme/acme-prod}. */
@Serdeable
public record Grant(String role, String collection) {}
