/**
 * Tests of the wizard.
 */
@NullMarked
package dev.podium.portal.deploy;

import org.jspecify.annotations.NullMarked;
