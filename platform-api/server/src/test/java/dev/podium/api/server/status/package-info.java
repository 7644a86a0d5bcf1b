/** How apps fare in situations people know, and the words they are told. */
@NullMarked
package dev.podium.api.server.status;

import org.jspecify.annotations.NullMarked;
