/**
 * Tenants and namespaces, in the least form that lets an administrator make them.
 */
@NullMarked
package dev.podium.portal.tenants;

import org.jspecify.annotations.NullMarked;
