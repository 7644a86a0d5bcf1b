/**
 * Tests of signing in and of what a person may do.
 */
@NullMarked
package dev.podium.portal.session;

import org.jspecify.annotations.NullMarked;
