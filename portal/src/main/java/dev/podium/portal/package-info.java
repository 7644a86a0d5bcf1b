/**
 * The portal process: its settings and its entry point. A client of the public API and nothing else; it owns no data.
 */
@NullMarked
package dev.podium.portal;

import org.jspecify.annotations.NullMarked;
