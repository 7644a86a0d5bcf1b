/** Apps over real HTTP: what developers do, and what is answered to what they get wrong. */
@NullMarked
package dev.podium.api.server.apps;

import org.jspecify.annotations.NullMarked;
