/**
 * Tests of the portal as a whole: its arrows, its settings and its start.
 */
@NullMarked
package dev.podium.portal;

import org.jspecify.annotations.NullMarked;
