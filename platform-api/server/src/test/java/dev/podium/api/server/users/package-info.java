/** Tests of the package of the same name. */
@NullMarked
package dev.podium.api.server.users;

import org.jspecify.annotations.NullMarked;
