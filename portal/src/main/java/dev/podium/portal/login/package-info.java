/**
 * The page on which a person signs in.
 */
@NullMarked
package dev.podium.portal.login;

import org.jspecify.annotations.NullMarked;
