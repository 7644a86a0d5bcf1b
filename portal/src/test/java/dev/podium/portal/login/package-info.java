/**
 * Tests of the sign-in page.
 */
@NullMarked
package dev.podium.portal.login;

import org.jspecify.annotations.NullMarked;
