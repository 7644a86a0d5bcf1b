/** Tests of the package of the same name. */
@NullMarked
package dev.podium.api.server.resource;

import org.jspecify.annotations.NullMarked;
