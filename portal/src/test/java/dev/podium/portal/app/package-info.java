/**
 * Tests of an app's page.
 */
@NullMarked
package dev.podium.portal.app;

import org.jspecify.annotations.NullMarked;
