/**
 * The machines: how full they are, what they say of themselves, and how another one joins.
 */
@NullMarked
package dev.podium.portal.nodes;

import org.jspecify.annotations.NullMarked;
