/**
 * The public API as one signed-in user sees it: the operations pages need and nothing else.
 */
@NullMarked
package dev.podium.portal.platform;

import org.jspecify.annotations.NullMarked;
