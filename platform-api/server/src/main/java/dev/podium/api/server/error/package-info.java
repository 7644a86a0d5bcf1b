/**
 * Error answers: every refusal of the API, ours and the framework's, as {@code application/problem+json} (RFC 9457) with a stable
 * code, the request id and, where the body is at fault, JSON pointers.
 */
@NullMarked
package dev.podium.api.server.error;

import org.jspecify.annotations.NullMarked;
