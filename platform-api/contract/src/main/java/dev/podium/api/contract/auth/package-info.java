/**
 * Signing in and staying signed in.
 */
@NullMarked
package dev.podium.api.contract.auth;

import org.jspecify.annotations.NullMarked;
