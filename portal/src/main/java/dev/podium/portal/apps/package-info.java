/**
 * The list of apps.
 */
@NullMarked
package dev.podium.portal.apps;

import org.jspecify.annotations.NullMarked;
