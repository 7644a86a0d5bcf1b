/**
 * The portal's visual vocabulary: status marks, meters, notices, rows. No page logic lives here.
 */
@NullMarked
package dev.podium.portal.component;

import org.jspecify.annotations.NullMarked;
