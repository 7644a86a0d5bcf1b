/**
 * One app: its instances, logs, events, settings and the reasons why something is not running.
 */
@NullMarked
package dev.podium.portal.app;

import org.jspecify.annotations.NullMarked;
