/**
 * Tests of lists that keep themselves current.
 */
@NullMarked
package dev.podium.portal.live;

import org.jspecify.annotations.NullMarked;
