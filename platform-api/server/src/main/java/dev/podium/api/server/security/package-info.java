/**
 * Authentication: sign-in, the tokens it gives, and the filter that turns a token into a caller. The only writer of the tables {@code
 * sessions} and {@code refresh_tokens} and of the signing key.
 *
 * <p>Access tokens are JWTs signed with ES256; refresh tokens are random, work once, and are kept as hashes.
 */
@NullMarked
package dev.podium.api.server.security;

import org.jspecify.annotations.NullMarked;
