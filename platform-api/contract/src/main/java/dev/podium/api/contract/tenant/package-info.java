/**
 * Tenants and namespaces as they travel.
 */
@NullMarked
package dev.podium.api.contract.tenant;

import org.jspecify.annotations.NullMarked;
