/**
 * Tests of what pages are made of.
 */
@NullMarked
package dev.podium.portal.component;

import org.jspecify.annotations.NullMarked;
