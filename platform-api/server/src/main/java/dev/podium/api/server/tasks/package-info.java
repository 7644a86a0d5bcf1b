/**
 * The instances of apps, as observed. Keeps nothing.
 */
@NullMarked
package dev.podium.api.server.tasks;

import org.jspecify.annotations.NullMarked;
