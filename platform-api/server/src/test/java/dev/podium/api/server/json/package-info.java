/** Tests of the package of the same name. */
@NullMarked
package dev.podium.api.server.json;

import org.jspecify.annotations.NullMarked;
