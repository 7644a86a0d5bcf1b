/**
 * Who owns what: tenants and their namespaces, and the rules their names obey.
 *
 * <p>Written by the platform API only; everything else reads.
 */
@NullMarked
package dev.podium.tenants.tenant;

import org.jspecify.annotations.NullMarked;
