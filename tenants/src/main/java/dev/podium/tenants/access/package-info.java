/**
 * Who may do what: permissions, the roles that bundle them and the decision whether a subject may act on a collection.
 *
 * <p>Pure: the facts come in as values, the answer goes out as a value. Written by the platform API only.
 */
@NullMarked
package dev.podium.tenants.access;

import org.jspecify.annotations.NullMarked;
