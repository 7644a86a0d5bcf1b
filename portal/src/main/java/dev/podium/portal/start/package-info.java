/**
 * First steps on a fresh platform: a tenant, a namespace, the first app.
 */
@NullMarked
package dev.podium.portal.start;

import org.jspecify.annotations.NullMarked;
