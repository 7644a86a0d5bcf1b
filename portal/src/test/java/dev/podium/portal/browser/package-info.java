/**
 * The portal in a real browser, against the fake API: its main job, and a picture of every screen.
 */
@NullMarked
package dev.podium.portal.browser;

import org.jspecify.annotations.NullMarked;
