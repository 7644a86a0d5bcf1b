/**
 * May this caller do that here? Every operation declares what it needs ({@link dev.podium.api.server.access.Guarded}), a filter asks
 * before the operation runs, and whatever declares nothing is refused.
 *
 * <p>The decision itself is {@link dev.podium.tenants.access.AccessDecision}; here it meets HTTP. Owns no state.
 */
@NullMarked
package dev.podium.api.server.access;

import org.jspecify.annotations.NullMarked;
