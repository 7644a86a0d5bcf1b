/**
 * The page that shows who did or tried what.
 */
@NullMarked
package dev.podium.portal.audit;

import org.jspecify.annotations.NullMarked;
