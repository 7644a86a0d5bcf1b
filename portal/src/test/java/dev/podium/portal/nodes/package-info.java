/**
 * Tests of the page of machines.
 */
@NullMarked
package dev.podium.portal.nodes;

import org.jspecify.annotations.NullMarked;
