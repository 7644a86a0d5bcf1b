/**
 * What people see where there is no page, or where a page failed.
 */
@NullMarked
package dev.podium.portal.error;

import org.jspecify.annotations.NullMarked;
