/**
 * Lists that keep themselves current: one upstream watch for all pages of a session that show the same thing.
 */
@NullMarked
package dev.podium.portal.live;

import org.jspecify.annotations.NullMarked;
