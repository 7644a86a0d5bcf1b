/**
 * A platform API in memory, for tests and for looking at the portal without a cluster. Answers over HTTP like the real one.
 */
@NullMarked
package dev.podium.portal.fake;

import org.jspecify.annotations.NullMarked;
