/**
 * Namespaces: a tenant's rooms. The only writer of the table {@code namespaces}; it also tells the access gate who owns which.
 */
@NullMarked
package dev.podium.api.server.namespaces;

import org.jspecify.annotations.NullMarked;
