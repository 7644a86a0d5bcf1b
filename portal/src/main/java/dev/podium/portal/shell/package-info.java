/**
 * What surrounds every page: navigation, namespace switcher, user menu and the live mark.
 */
@NullMarked
package dev.podium.portal.shell;

import org.jspecify.annotations.NullMarked;
