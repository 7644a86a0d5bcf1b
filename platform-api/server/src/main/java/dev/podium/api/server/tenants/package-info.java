/**
 * Tenants: the organisations that share the platform. The only writer of the table {@code tenants}.
 */
@NullMarked
package dev.podium.api.server.tenants;

import org.jspecify.annotations.NullMarked;
