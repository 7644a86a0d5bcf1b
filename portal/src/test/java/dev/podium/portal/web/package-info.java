/**
 * Tests of how the portal is served.
 */
@NullMarked
package dev.podium.portal.web;

import org.jspecify.annotations.NullMarked;
